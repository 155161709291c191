import type { ProvisioningState } from "../store/provisioningKinds";
import type { Tenant } from "../world/tenant";
import type { Entitlement } from "./entitlement";
import { linkKey } from "./jobState";

/** What a cycle starts from to find the users that it has to look at. */
export interface Starting {
  readonly source: Tenant;
  readonly jobId: string;
  readonly state: ProvisioningState;
  /** Undefined where everybody is in scope. */
  readonly entitlement: Entitlement | undefined;
  /** Who was entitled in the cycle before; undefined when that is not remembered. */
  readonly before: Entitlement | undefined;
}

/** An initial cycle looks at everybody in scope, and at everybody that the job made. */
export function allCandidates({ source, jobId, entitlement }: Starting): string[] {
  const inScope = entitlement ? entitlement.keys() : source.ids("user");
  return [...new Set([...inScope, ...source.children("link", jobId).map((link) => link.sourceId)])];
}

/** An incremental cycle looks at what changed: users, their assignment, and what failed or was held back before. */
export function changedCandidates(starting: Starting): string[] {
  const { source, jobId, state, entitlement } = starting;
  const isLinked = (id: string) => source.find("link", linkKey(jobId, id)) !== undefined;
  const isOurs = (id: string) => !entitlement || entitlement.has(id) || isLinked(id);
  const watermark = state.watermark ?? 0;
  const changed = [...source.changedSince("user", watermark), ...source.changedSince("signInPhone", watermark)];
  return [...new Set([...changed.filter(isOurs), ...entitlementChanges(starting), ...state.escrows, ...state.staged])];
}

function entitlementChanges({ source, jobId, entitlement, before }: Starting): string[] {
  if (!entitlement || before === entitlement) return [];
  if (before) {
    const changed = [...entitlement].filter(([id, counts]) => before.get(id) !== counts).map(([id]) => id);
    return [...changed, ...[...before.keys()].filter((id) => !entitlement.has(id))];
  }
  const links = source.children("link", jobId).filter((link) => !link.softDeleted);
  const linked = new Set(links.map((link) => link.sourceId));
  return [...[...entitlement.keys()].filter((id) => !linked.has(id)), ...[...linked].filter((id) => entitlement.get(id) !== true)];
}
