import { WaitedTooLong } from "../engine/settle";
import type { GraphClient } from "../graph/client";
import type { World } from "../world";
import { findJob, jobsPath } from "./jobs";
import type { OnDemandResult } from "./onDemandOutcome";
import { onDemandResult, type OnDemandWire } from "./onDemandResult";
import { ruleOfUsers, type SchemaWire } from "./schemaWire";

/** What a run reaches of the world: a stack's resource has it, and so has a person at the command line. */
export type RunWorld = Pick<World, "graph" | "settle">;

export interface RunPlace {
  readonly tenant: string;
  readonly servicePrincipalId: string;
  readonly expect?: string;
}

interface AssignmentWire {
  readonly principalId: string;
  readonly principalType?: string | null;
  readonly createdDateTime?: string | null;
}

/** "A replication delay of up to a few minutes" between an assignment and its being honoured (Learn: provision on demand). */
const assignmentHonouredWithinMs = 300_000;
const jobThereWithinMs = 60_000;

/** What is made of the service's answer. */
type Reading<Result extends OnDemandResult> = (user: string, wire: OnDemandWire) => Result;

/** Finds the job and its rule once, and then runs one user after the other. */
export function onDemandRun(world: RunWorld, place: RunPlace): Promise<(user: string) => Promise<OnDemandResult>> {
  return onDemandRunRead(world, place, onDemandResult);
}

/** The same for who wants to know more of the answer. */
export async function onDemandRunRead<Result extends OnDemandResult>(
  world: RunWorld,
  place: RunPlace,
  read: Reading<Result>,
): Promise<(user: string) => Promise<Result>> {
  const graph = world.graph(place.tenant);
  const { path, ruleId } = await world.settle({
    name: `the configuration ${place.servicePrincipalId} in tenant '${place.tenant}' to have a provisioning job (declare a SyncJob for it)`,
    boundMs: jobThereWithinMs,
    attempt: () => jobWithRule(graph, place),
  });
  return async (user) => {
    const objectId = await objectIdOf(graph, user, place.tenant);
    const parameters = [{ ruleId, subjects: [{ objectId, objectTypeName: "User" }] }];
    // Running a user twice ends as running it once: the second run finds nothing to do.
    const request = { method: "POST", path: `${path}/provisionOnDemand`, body: { parameters }, repeatable: true } as const;
    const run = async (): Promise<Result> => read(user, await graph.write<OnDemandWire>(request));
    const result = await run();
    if (place.expect === "skipped" || result.skipReason !== "NotEffectivelyEntitled") return result;
    return (await isFreshlyAssigned(graph, place, objectId, result)) ? onceHonoured(world, result, run) : result;
  };
}

async function jobWithRule(graph: GraphClient, place: RunPlace): Promise<{ path: string; ruleId: string } | undefined> {
  const job = await findJob(graph, place.servicePrincipalId);
  if (job === undefined) return undefined;
  const path = `${jobsPath(place.servicePrincipalId)}/${job.id}`;
  const schema = await graph.find<SchemaWire>(`${path}/schema`);
  return schema && { path, ruleId: ruleOfUsers(schema) };
}

async function objectIdOf(graph: GraphClient, user: string, tenant: string): Promise<string> {
  if (!user.includes("@")) return user;
  const found = await graph.find<{ readonly id: string }>(`/users/${encodeURIComponent(user)}?$select=id`);
  if (found === undefined) throw new UserUnknown(user, tenant);
  return found.id;
}

/** Only an assignment that was made a moment ago is worth waiting for. Both times are the service's own. */
async function isFreshlyAssigned(graph: GraphClient, place: RunPlace, objectId: string, { at }: OnDemandResult): Promise<boolean> {
  const assignments = await graph.list<AssignmentWire>(`/servicePrincipals/${place.servicePrincipalId}/appRoleAssignedTo`);
  return (assignments ?? []).some(({ principalId, principalType, createdDateTime }) => {
    // Whether the user is in the group is not looked at: the program says so by expecting success.
    const isTheirs = principalId.toLowerCase() === objectId || (principalType === "Group" && place.expect === "success");
    return isTheirs && Date.parse(at ?? "") - Date.parse(createdDateTime ?? "") < assignmentHonouredWithinMs;
  });
}

/** Where it is never honoured, the last answer says what is missing. */
async function onceHonoured<Result extends OnDemandResult>(world: RunWorld, first: Result, run: () => Promise<Result>): Promise<Result> {
  let last = first;
  const honoured = {
    name: `the service to honour the assignment of ${first.user}`,
    boundMs: assignmentHonouredWithinMs,
    attempt: async () => {
      last = await run();
      return last.skipReason === "NotEffectivelyEntitled" ? undefined : last;
    },
  };
  return world.settle(honoured).catch((error: unknown) => {
    if (!(error instanceof WaitedTooLong)) throw error;
    return { ...last, sentence: `${last.sentence} There is an assignment made a moment ago: ${error.message}.` };
  });
}

class UserUnknown extends Error {
  constructor(user: string, tenant: string) {
    super(`tenant '${tenant}' has no user '${user}'; name a user of the source tenant by user principal name or object id`);
    this.name = "UserUnknown";
  }
}
