import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Definition, Failure } from "../engine/definition";
import { ConflictFound, GraphRequestError } from "../graph/errors";
import type { Request } from "../graph/request";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { assignmentsPath, effective, readAssignments, type AssignmentWire, type LiveAssignments } from "./assignments";
import { allowedDeletions, type AllowedDeletionsArgs } from "../consequences/allowedDeletions";
import { guardDeletions, guardUnannounced } from "../consequences/deletions";
import { configurationReadable } from "./configurationReadable";
import { objectId, tenantAlias, tenantId } from "./fields";
import { assignmentConsequences, unassigning, type AssignmentInputs } from "./syncAssignmentsConsequences";

export interface SyncAssignmentsArgs {
  /** The source tenant, by its alias. Changing it replaces the assignments. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Changing it replaces the assignments. */
  servicePrincipalId: pulumi.Input<string>;
  /** Object ids of the groups whose direct members are in scope; members of nested groups are not. Removing one deprovisions its members. */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /** Object ids of single users in scope. Removing one deprovisions that user. */
  users?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether the lists are the whole truth: assignments that are not named here are removed. Default `false`: others are left alone. */
  exclusive?: pulumi.Input<boolean>;
  /** Lets a change take more users out of scope than the deletion threshold allows. Changing it alone changes nothing in Graph. Default: none. */
  allowDeletions?: pulumi.Input<AllowedDeletionsArgs>;
}

/**
 * Who is in scope of a configuration whose scope is "assigned".
 * Deleting it removes the assignments that it made; such as were there before stay.
 *
 * https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto
 *
 * @example new SyncAssignments("marketing", { tenant: "fabrikam", servicePrincipalId: configuration.id, groups: [marketing.objectId] });
 */
export class SyncAssignments extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:SyncAssignments";
  /** The object id of the configuration's service principal. */
  declare readonly id: pulumi.Output<pulumi.ID>;
  /** The assigned groups. */
  declare readonly groups: pulumi.Output<string[]>;
  /** The assigned users. */
  declare readonly users: pulumi.Output<string[]>;

  constructor(name: string, args: SyncAssignmentsArgs, opts?: pulumi.CustomResourceOptions) {
    super("SyncAssignments", name, args, [], opts);
  }
}

interface Known extends AssignmentInputs {
  /** Principals that were assigned before us: they stay when this resource goes. */
  readonly __before?: { principals: string[] };
}

const lists = ["groups", "users"] as const;

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const syncAssignments: Definition<World, AssignmentInputs, LiveAssignments, Known> = {
  kind: "SyncAssignments",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    servicePrincipalId: objectId,
    groups: z.array(objectId, "must be a list of object ids").default([]),
    users: z.array(objectId, "must be a list of object ids").default([]),
    exclusive: z.boolean("must be true or false").default(false),
    allowDeletions: allowedDeletions,
  }),
  identity: ["tenantId", "servicePrincipalId"],

  rules: [{ over: ["groups", "users"], faults: faultsOfLists }],
  consequences: assignmentConsequences,

  observe: (world, where) => readAssignments(world.graph(where.tenant), where.servicePrincipalId),

  async converge(world, desired, live, before) {
    const there = live ?? (await configurationReadable(world, desired, before.known, () => syncAssignments.observe(world, desired)));
    const goes = effective(there).filter((each) => !isDeclared(desired, each) && (desired.exclusive || wasDeclared(before.known, each)));
    if (goes.length > 0) await guardDeletions(world, unassigning(desired, goes, desired));
    if (before.known === undefined && !desired.exclusive) tellOfOthers(world, desired, there);
    await assign(world, desired, there);
    await unassign(world, desired, goes);
  },

  describe(live, inputs) {
    const owned = effective(live).filter((each) => inputs.exclusive || isDeclared(inputs, each));
    const of = (type: string, declared: readonly string[]): string[] =>
      inOrderOf(
        declared,
        owned.filter((each) => each.principalType === type),
      );
    return {
      id: inputs.servicePrincipalId,
      inputs: { ...inputs, groups: of("Group", inputs.groups), users: of("User", inputs.users) },
      outputs: {},
    };
  },

  remember: (live) => ({ __before: { principals: live === undefined ? [] : effective(live).map((each) => each.principalId) } }),

  async remove(world, known, live) {
    const before = known.__before?.principals ?? [];
    const goes = effective(live).filter((each) => isDeclared(known, each) && !before.includes(each.principalId));
    // Where the job goes first, as in a whole pair, nobody loses anything.
    if (goes.length > 0) await guardUnannounced(world, unassigning(known, goes));
    await unassign(world, known, goes);
  },
};

const shown = 5;

/** They may be left by an `up` that was killed before it was recorded, and whose program named others. */
function tellOfOthers(world: World, desired: AssignmentInputs, live: LiveAssignments): void {
  const others = effective(live).filter((each) => !isDeclared(desired, each));
  if (others.length === 0) return;
  const names = others.slice(0, shown).map((each) => `${each.principalType} '${each.principalDisplayName ?? each.principalId}'`);
  const more = others.length > shown ? ` and ${(others.length - shown).toString()} more` : "";
  const stays = "What another resource or a person assigned stays in scope; exclusive: true would remove it";
  world.say("info", `assigned to this configuration, but not declared here: ${names.join(", ")}${more}. ${stays}`);
}

function faultsOfLists(inputs: AssignmentInputs): Failure[] {
  const all = [...inputs.groups, ...inputs.users];
  const twice = all.find((id, index) => all.indexOf(id) !== index);
  if (twice !== undefined) return [{ property: inputs.users.includes(twice) ? "users" : "groups", reason: `names ${twice} twice` }];
  if (all.length > 0) return [];
  const reason =
    'must name at least one group, or `users` at least one user: with scope "assigned" nobody else is synchronized. Use scope "all" to synchronize everybody';
  return [{ property: "groups", reason }];
}

function isDeclared(inputs: AssignmentInputs, assignment: AssignmentWire): boolean {
  return lists.some((list) => inputs[list].includes(assignment.principalId));
}

function wasDeclared(known: AssignmentInputs | undefined, assignment: AssignmentWire): boolean {
  return known !== undefined && lists.some((list) => known[list].includes(assignment.principalId));
}

/** What is there, in the order of the program, so that Graph's own order is never a difference. */
function inOrderOf(declared: readonly string[], assignments: readonly AssignmentWire[]): string[] {
  const there = assignments.map((each) => each.principalId);
  return [...declared.filter((id) => there.includes(id)), ...there.filter((id) => !declared.includes(id)).sort()];
}

async function assign(world: World, desired: AssignmentInputs, live: LiveAssignments): Promise<void> {
  const there = effective(live).map((each) => each.principalId);
  const wanted = lists.flatMap((list) =>
    desired[list].map((principalId, index) => ({ principalId, list, property: `${list}[${index.toString()}]` })),
  );
  const missing = wanted.filter((each) => !there.includes(each.principalId));
  const requests = missing.map((each): Request => ({
    method: "POST",
    path: assignmentsPath(desired.servicePrincipalId),
    body: bodyOf(desired, live.roleId, each.principalId),
  }));
  const outcomes = await world.graph(desired.tenant).writeAll<AssignmentWire>(requests);
  for (const [index, outcome] of outcomes.entries()) {
    const principal = missing[index];
    if (principal === undefined) continue;
    if (outcome.status === "rejected") throw principalRefused(outcome.reason, principal);
    const expected = principal.list === "users" ? "User" : "Group";
    if (outcome.value.principalType !== expected)
      throw new WrongList(principal.property, principal.principalId, outcome.value.principalType);
  }
}

function bodyOf(desired: AssignmentInputs, appRoleId: string, principalId: string): object {
  return { principalId, resourceId: desired.servicePrincipalId, appRoleId };
}

async function unassign(
  world: World,
  { tenant, servicePrincipalId }: AssignmentInputs,
  assignments: readonly AssignmentWire[],
): Promise<void> {
  const requests = assignments.map((each): Request => ({ method: "DELETE", path: `${assignmentsPath(servicePrincipalId)}/${each.id}` }));
  const outcomes = await world.graph(tenant).writeAll(requests);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

/** Only what concerns the principal gets its property's name; a missing permission stays what it is. */
function principalRefused(reason: unknown, principal: { principalId: string; property: string }): unknown {
  if (!(reason instanceof GraphRequestError) || ![400, 404].includes(reason.status)) return reason;
  // The same status and code say "no such principal" and "assigned already"; the words alone tell them apart.
  if (/already exists/i.test(reason.exchange.message)) return new ConflictFound(reason.exchange);
  return new PrincipalUnusable(principal.property, principal.principalId, reason);
}

class PrincipalUnusable extends Error {
  constructor(
    property: string,
    principalId: string,
    override readonly cause: Error,
  ) {
    super(
      `${property} (${principalId}) could not be assigned. ${cause.message} Is it the object id of a user or security group of the source tenant?`,
    );
    this.name = "PrincipalUnusable";
  }
}

class WrongList extends Error {
  constructor(property: string, principalId: string, type: string) {
    super(`${property} (${principalId}) is a ${type}: name it in ${type === "User" ? "users" : "groups"}`);
    this.name = "WrongList";
  }
}
