import { causeOf, type Cause } from "./causes";
import type { LogEntryWire } from "./provisioningLogs";

/** What the service did to one user, or why it did nothing. */
export interface ProvisioningLogEntry {
  readonly id: string;
  /** When, as ISO 8601 in UTC. */
  readonly time: string;
  readonly cycleId?: string;
  readonly changeId?: string;
  /** `create`, `update`, `disable`, `delete`, `stagedDelete` (held back by the threshold) or `other`. */
  readonly action: string;
  /** `success`, `failure`, `skipped` or `warning`. */
  readonly status: string;
  /** The user in the source tenant. */
  readonly user: { readonly id?: string; readonly displayName?: string; readonly userPrincipalName?: string };
  /** The user in the target tenant; absent where there is none. */
  readonly target?: { readonly id: string; readonly displayName?: string };
  /** How long the service worked on it, in milliseconds. */
  readonly durationMs?: number;
  /** Why it failed or was skipped. */
  readonly cause?: Cause;
}

export function entryOf(wire: LogEntryWire): ProvisioningLogEntry {
  const { targetIdentity: target } = wire;
  return {
    id: wire.id,
    time: wire.activityDateTime,
    cycleId: wire.cycleId ?? undefined,
    changeId: wire.changeId ?? undefined,
    action: wire.provisioningAction ?? "other",
    status: wire.provisioningStatusInfo?.status ?? "success",
    user: userOf(wire),
    target: target?.id ? { id: target.id, displayName: target.displayName || undefined } : undefined,
    durationMs: wire.durationInMilliseconds ?? undefined,
    cause: causeIn(wire),
  };
}

function userOf({ sourceIdentity }: LogEntryWire): ProvisioningLogEntry["user"] {
  const principalName = sourceIdentity?.details?.["UserPrincipalName"];
  return {
    id: sourceIdentity?.id || undefined,
    displayName: sourceIdentity?.displayName || undefined,
    userPrincipalName: typeof principalName === "string" && principalName !== "" ? principalName : undefined,
  };
}

function causeIn({ provisioningStatusInfo }: LogEntryWire): Cause | undefined {
  const { errorCode, reason, recommendedAction } = provisioningStatusInfo?.errorInformation ?? {};
  return errorCode ? causeOf(errorCode, reason ?? undefined, recommendedAction ?? undefined) : undefined;
}
