import type { GraphClient } from "../graph/client";
import type { UserCounts } from "./syncStatus";

/** https://learn.microsoft.com/graph/api/resources/provisioningobjectsummary, as far as we read it. */
export interface LogEntryWire {
  readonly id: string;
  readonly activityDateTime: string;
  readonly cycleId?: string | null;
  readonly changeId?: string | null;
  readonly durationInMilliseconds?: number | null;
  readonly provisioningAction?: string | null;
  readonly sourceIdentity?: IdentityWire | null;
  readonly targetIdentity?: IdentityWire | null;
  readonly provisioningStatusInfo?: {
    readonly status?: string | null;
    readonly errorInformation?: {
      readonly errorCode?: string | null;
      readonly reason?: string | null;
      readonly recommendedAction?: string | null;
    } | null;
  } | null;
}

interface IdentityWire {
  readonly id?: string | null;
  /** `User`, or `Group` where groups are synchronized or skipped. */
  readonly identityType?: string | null;
  readonly displayName?: string | null;
  readonly details?: Readonly<Record<string, unknown>> | null;
}

/** Which part of the log is meant. Times are ISO 8601. */
export interface LogRange {
  readonly jobId: string;
  readonly after?: string;
  readonly before?: string;
  /** Graph's word: create, update, disable, delete, stagedDelete or other. */
  readonly action?: string;
  /** The object id of a user of the source tenant. */
  readonly userId?: string;
  /** Default: newest first. */
  readonly oldestFirst?: boolean;
}

const pageSize = 999;

/** The provisioning log of a job, page by page: a log may be too long to be held as a whole. */
export function provisioningLog(graph: GraphClient, range: LogRange): AsyncGenerator<readonly LogEntryWire[]> {
  const filter = [
    `jobId eq '${range.jobId}'`,
    ...(range.after === undefined ? [] : [`activityDateTime gt ${range.after}`]),
    ...(range.before === undefined ? [] : [`activityDateTime lt ${range.before}`]),
    ...(range.action === undefined ? [] : [`provisioningAction eq '${range.action}'`]),
    ...(range.userId === undefined ? [] : [`sourceIdentity/id eq '${range.userId}'`]),
  ].join(" and ");
  const order = encodeURIComponent(`activityDateTime ${range.oldestFirst === true ? "asc" : "desc"}`);
  return graph.pages<LogEntryWire>(`/auditLogs/provisioning?$filter=${encodeURIComponent(filter)}&$orderby=${order}&$top=${pageSize}`);
}

export const noUsers: UserCounts = { created: 0, updated: 0, disabled: 0, deleted: 0, staged: 0, skipped: 0, failed: 0 };

export function counted(counts: UserCounts, entry: LogEntryWire): UserCounts {
  const kind = kindOf(entry);
  return kind === undefined ? counts : { ...counts, [kind]: counts[kind] + 1 };
}

const byAction: Readonly<Record<string, keyof UserCounts>> = {
  create: "created",
  update: "updated",
  disable: "disabled",
  delete: "deleted",
  stagedDelete: "staged",
};

function kindOf({ provisioningAction, provisioningStatusInfo, sourceIdentity }: LogEntryWire): keyof UserCounts | undefined {
  // An assigned group has an entry of its own, also where only its members are synchronized.
  if (sourceIdentity?.identityType === "Group") return undefined;
  const status = provisioningStatusInfo?.status;
  if (status === "failure") return "failed";
  if (status === "skipped") return "skipped";
  return byAction[provisioningAction ?? ""];
}
