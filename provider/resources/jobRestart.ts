import { isDeepStrictEqual } from "node:util";
import type { GraphClient } from "../graph/client";
import type { World } from "../world";
import type { AllowedDeletions } from "../consequences/allowedDeletions";
import { findJob, isActive, isHeldBack, jobsPath, type JobWire } from "./jobs";

/** What a restart makes the service forget. https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria */
export const resetScopes = ["QuarantineState", "Watermark", "Escrows", "Full", "ForceDeletes"] as const;
export type ResetScope = (typeof resetScopes)[number];

/** The same as the portal's "Restart provisioning": a new initial cycle, with the links between users kept. */
const usualReset: readonly ResetScope[] = ["QuarantineState", "Watermark", "Escrows"];

interface Where {
  readonly tenant: string;
  readonly servicePrincipalId: string;
}

export async function restart(
  graph: GraphClient,
  { servicePrincipalId }: Pick<Where, "servicePrincipalId">,
  jobId: string,
  scopes = usualReset,
): Promise<void> {
  const body = { criteria: { resetScope: scopes.join(", ") } };
  // Starting over twice is the same as once, as long as nothing was done in between.
  await graph.write({ method: "POST", path: `${jobsPath(servicePrincipalId)}/${jobId}/restart`, body, repeatable: true });
}

/** A stopped job takes up the change when it is started; a running one has to start over. */
export async function restartRunning(world: World, where: Where, why: string): Promise<void> {
  const graph = world.graph(where.tenant);
  const job = await findJob(graph, where.servicePrincipalId);
  if (job === undefined || !isActive(job)) return;
  world.say("warning", `${why}: the provisioning job is restarted and runs a new initial cycle`);
  await restart(graph, where, job.id);
}

interface Restartable extends Where {
  readonly restartTriggers: readonly string[];
  readonly resetScopes?: readonly ResetScope[];
  readonly onQuarantine?: "warn" | "fail" | "recover";
  readonly allowDeletions?: AllowedDeletions;
}

interface Due {
  readonly why: string;
  readonly scopes: readonly ResetScope[];
}

/** Restarts the job where a trigger changed, or where quarantine is to be mended; tells whether it did. */
export async function restartWhereDue(
  world: World,
  desired: Restartable,
  job: JobWire,
  known: { readonly restartTriggers: readonly string[] } | undefined,
): Promise<boolean> {
  const due = dueRestart(desired, job, known);
  if (due === undefined) return false;
  const forces = due.scopes.includes("ForceDeletes");
  if (forces && !holdsDeletes(job)) {
    // Sent now, it would let the deletes of some later cycle through, uncounted.
    world.say("warning", "no deletes are held back, so ForceDeletes is not sent");
    return false;
  }
  world.say("info", `${due.why}: the job is restarted`);
  if (forces) await letDeletesThrough(world, desired, job);
  else await restart(world.graph(desired.tenant), desired, job.id, due.scopes);
  return true;
}

function dueRestart(
  desired: Restartable,
  job: JobWire,
  known: { readonly restartTriggers: readonly string[] } | undefined,
): Due | undefined {
  if (known !== undefined && !isDeepStrictEqual(known.restartTriggers, desired.restartTriggers))
    return { why: "a restart trigger changed", scopes: desired.resetScopes ?? usualReset };
  if (desired.onQuarantine !== "recover" || !isHeldBack(job)) return undefined;
  return { why: "the job is in quarantine", scopes: holdsDeletes(job) ? ["ForceDeletes"] : usualReset };
}

function holdsDeletes({ status }: JobWire): boolean {
  return status?.quarantine?.reason === "TooManyDeletes";
}

/** Lets the deletes through that the threshold holds back, once, and no more of them than the program allows. */
async function letDeletesThrough(world: World, desired: Restartable, job: JobWire): Promise<void> {
  const graph = world.graph(desired.tenant);
  const { allowDeletions: allowed } = desired;
  const held = await heldDeletes(graph, job);
  if (allowed === undefined || held > allowed.upTo) throw new DeletesNotAllowed(held, allowed?.upTo);
  world.say("warning", `${held.toString()} deletes that the threshold held back are let through: ${allowed.reason}`);
  await restart(graph, desired, job.id, ["ForceDeletes"]);
}

interface StagedWire {
  readonly sourceIdentity?: { readonly id?: string | null } | null;
}

/** How many users the last cycle would have deleted. The job itself does not say; its log does. */
async function heldDeletes(graph: GraphClient, { id, status }: JobWire): Promise<number> {
  const cycleId = status?.lastExecution?.activityIdentifier;
  if (!cycleId) throw new DeletesUncounted();
  const filter = encodeURIComponent(`jobId eq '${id}' and cycleId eq '${cycleId}' and provisioningAction eq 'stagedDelete'`);
  const staged = await graph.list<StagedWire>(`/auditLogs/provisioning?$filter=${filter}&$top=999`);
  const users = new Set((staged ?? []).map(({ sourceIdentity }) => sourceIdentity?.id));
  // The log is written some minutes after the fact: none there means that it has not come yet, not that nobody is to go.
  if (users.size === 0) throw new DeletesUncounted();
  return users.size;
}

class DeletesNotAllowed extends Error {
  constructor(
    readonly held: number,
    readonly upTo: number | undefined,
  ) {
    const allows = upTo === undefined ? "does not allow any" : `allows ${upTo.toString()}`;
    super(
      `${held.toString()} users would be deleted in the target tenant, and the program ${allows}: nothing was done. ` +
        `If they are to go, declare allowDeletions: { upTo: ${held.toString()}, reason: "..." }`,
    );
    this.name = "DeletesNotAllowed";
  }
}

class DeletesUncounted extends Error {
  constructor() {
    super(
      "the provisioning log does not show yet how many deletes are held back, so they are not let through: run `pulumi up` again in some minutes",
    );
    this.name = "DeletesUncounted";
  }
}
