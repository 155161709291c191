import type { ProvisioningState } from "../store/provisioningKinds";
import type { Tenant } from "../world/tenant";
import type { Entitlement } from "./entitlement";
import { linkKey } from "./jobState";

/** What a cycle starts from to find the objects that it has to look at. */
export interface Starting {
  readonly source: Tenant;
  readonly jobId: string;
  readonly state: ProvisioningState;
  /** Undefined where everybody is in scope. */
  readonly entitlement: Entitlement | undefined;
  /** The groups that are synchronized themselves; undefined where none is. */
  readonly groups: Entitlement | undefined;
  /** Who was entitled in the cycle before; undefined when that is not remembered. */
  readonly before: { readonly entitlement: Entitlement; readonly groups: Entitlement } | undefined;
}

/** An initial cycle looks at everybody in scope, and at everybody that the job made. Groups come last, when their members are there. */
export function allCandidates({ source, jobId, entitlement, groups }: Starting): string[] {
  const inScope = entitlement ? entitlement.keys() : source.ids("user");
  const links = source.children("link", jobId);
  const ofKind = (kind: "Group" | undefined) => links.filter((link) => link.kind === kind).map((link) => link.sourceId);
  return [...new Set([...inScope, ...ofKind(undefined), ...(groups ? [...groups.keys(), ...ofKind("Group")] : [])])];
}

/** An incremental cycle looks at what changed: objects, their assignment, and what failed or was held back before. */
export function changedCandidates(starting: Starting): string[] {
  const { source, jobId, state, entitlement, groups } = starting;
  const isLinked = (id: string) => source.find("link", linkKey(jobId, id)) !== undefined;
  const isOurs = (id: string) => !entitlement || entitlement.has(id) || isLinked(id);
  const watermark = state.watermark ?? 0;
  const changed = (["user", "signInPhone", "manager"] as const).flatMap((kind) => source.changedSince(kind, watermark)).filter(isOurs);
  const users = new Set([...changed, ...entitlementChanges(starting)]);
  for (const id of [...state.escrows, ...state.staged]) if (!groups?.has(id)) users.add(id);
  return [...users, ...changedGroups(starting, users).filter((id) => !users.has(id))];
}

function entitlementChanges({ source, jobId, entitlement, before }: Starting): string[] {
  if (!entitlement || before?.entitlement === entitlement) return [];
  if (before) return differences(before.entitlement, entitlement);
  const links = source.children("link", jobId).filter((link) => !link.softDeleted && link.kind !== "Group");
  const linked = new Set(links.map((link) => link.sourceId));
  return [...[...entitlement.keys()].filter((id) => !linked.has(id)), ...[...linked].filter((id) => entitlement.get(id) !== true)];
}

function differences(before: Entitlement, now: Entitlement): string[] {
  const changed = [...now].filter(([id, counts]) => before.get(id) !== counts).map(([id]) => id);
  return [...changed, ...[...before.keys()].filter((id) => !now.has(id))];
}

/** Groups that changed themselves, in their members, in their assignment, or by what becomes of their members in this cycle. */
function changedGroups(starting: Starting, users: ReadonlySet<string>): string[] {
  const { source, jobId, state, groups } = starting;
  if (!groups) return [];
  const watermark = state.watermark ?? 0;
  const touched = new Set(source.changedSince("group", watermark));
  for (const membership of source.changedSince("member", watermark)) touched.add(membership.split("/")[0] ?? "");
  if (groups.size > 0) for (const id of users) for (const { groupId } of source.withKey("member", id)) touched.add(groupId);
  const isOurs = (id: string) => groups.has(id) || source.find("link", linkKey(jobId, id))?.kind === "Group";
  const waiting = [...state.escrows, ...state.staged].filter((id) => groups.has(id));
  return [...new Set([...[...touched].filter(isOurs), ...assignmentChanges(starting, groups), ...waiting])];
}

function assignmentChanges({ source, jobId, before }: Starting, groups: Entitlement): string[] {
  if (before) return before.groups === groups ? [] : differences(before.groups, groups);
  const unlinked = [...groups.keys()].filter((id) => source.find("link", linkKey(jobId, id))?.softDeleted !== false);
  const linked = source.children("link", jobId).filter((link) => link.kind === "Group" && !link.softDeleted);
  return [...unlinked, ...linked.map((link) => link.sourceId).filter((id) => groups.get(id) !== true)];
}
