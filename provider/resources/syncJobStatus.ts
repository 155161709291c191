import type { ExecutionWire, JobWire } from "./jobs";

/** How a job fares, as Graph reports it. */
export interface SyncJobStatus {
  /** `NotConfigured`, `NotRun`, `Active`, `Paused` or `Quarantine`. */
  readonly code: string;
  /** Why and since when the service holds the job back; absent while it does not. Times are ISO 8601 in UTC. */
  readonly quarantine?: { readonly reason: string; readonly since?: string; readonly nextAttempt?: string; readonly message?: string };
  /** The last cycle that ran; absent before the first. `exported` counts users written to the target. */
  readonly lastCycle?: {
    readonly state: string;
    readonly began?: string;
    readonly ended?: string;
    readonly exported?: number;
    readonly error?: string;
  };
}

/** @internal Of no use to programs. */
export function statusOf(job: JobWire): SyncJobStatus {
  return { code: job.status?.code ?? "Unknown", quarantine: quarantineOf(job), lastCycle: lastCycleOf(job) };
}

function quarantineOf(job: JobWire): SyncJobStatus["quarantine"] {
  const quarantine = job.status?.quarantine;
  if (quarantine === null || quarantine === undefined) return undefined;
  return {
    reason: quarantine.reason ?? "Unknown",
    since: quarantine.currentBegan ?? undefined,
    nextAttempt: quarantine.nextAttempt ?? undefined,
    message: quarantine.error?.message || undefined,
  };
}

/** Before the first cycle Graph shows one that "Failed" in the year 1: it never ran. */
function lastCycleOf(job: JobWire): SyncJobStatus["lastCycle"] {
  const last = job.status?.lastExecution;
  if (last === null || last === undefined || last.timeBegan?.startsWith("0001-")) return undefined;
  return {
    state: last.state ?? "Unknown",
    began: last.timeBegan ?? undefined,
    ended: last.timeEnded ?? undefined,
    exported: last.countExported ?? undefined,
    error: failureOf(last),
  };
}

function failureOf({ error }: ExecutionWire): string | undefined {
  if (!error?.code || error.code === "None") return undefined;
  return error.message || error.code;
}
