import { isSo, moment, oneOf, sample, type ConfigurationMetric } from "./metric";

type Gauge = Omit<ConfigurationMetric, "type" | "labels"> & { readonly labels?: readonly string[] };

const job = "synchronizationJob";

const healths = ["healthy", "waiting", "stopped", "failing", "quarantined", "missing"];

const gauges: readonly Gauge[] = [
  {
    name: "entra_sync_health",
    labels: ["health"],
    help: "1 for the health that the synchronization has, 0 for the others; the words are those of entra-sync status.",
    from: `${job}, and the provisioning log where it may be read`,
    of: ({ health }) => oneOf("health", healths, health),
  },
  {
    name: "entra_sync_job_running",
    help: "Whether the provisioning job runs (1) or is stopped (0).",
    from: `${job}.schedule.state`,
    of: ({ job: found }) => sample(found && (found.state === "running" ? 1 : 0)),
  },
  {
    name: "entra_sync_quarantined",
    help: "Whether the service holds the job back in quarantine.",
    from: `${job}.status.quarantine`,
    of: ({ health }) => isSo(health === "quarantined"),
  },
  {
    name: "entra_sync_quarantine_info",
    labels: ["reason"],
    help: "1 with the reason for the quarantine, in Graph's word; absent while there is none.",
    from: `${job}.status.quarantine.reason`,
    of: ({ quarantine }) => (quarantine === undefined ? [] : [{ value: 1, labels: { reason: quarantine.reason } }]),
  },
  {
    name: "entra_sync_quarantine_start_timestamp_seconds",
    help: "When the quarantine began, in seconds since 1970; absent while there is none.",
    from: `${job}.status.quarantine.currentBegan`,
    of: ({ quarantine }) => moment(quarantine?.since),
  },
  {
    name: "entra_sync_last_cycle_succeeded",
    help: "Whether the last cycle ended without any failure; absent before the first.",
    from: `${job}.status.lastExecution.state`,
    of: ({ lastCycle }) => sample(lastCycle && (lastCycle.state === "Succeeded" ? 1 : 0)),
  },
  {
    name: "entra_sync_last_cycle_start_timestamp_seconds",
    help: "When the last cycle began, in seconds since 1970; absent before the first.",
    from: `${job}.status.lastExecution.timeBegan`,
    of: ({ lastCycle }) => moment(lastCycle?.began),
  },
  {
    name: "entra_sync_last_cycle_end_timestamp_seconds",
    help: "When the last cycle ended, in seconds since 1970; absent before the first.",
    from: `${job}.status.lastExecution.timeEnded`,
    of: ({ lastCycle }) => moment(lastCycle?.ended),
  },
  {
    name: "entra_sync_last_cycle_users",
    labels: ["outcome"],
    help: "Users by what the last cycle did to them: created, updated, disabled, deleted, staged (a deletion that waits), skipped, failed.",
    from: "auditLogs/provisioning between the cycle's begin and end; absent without AuditLog.Read.All",
    of: ({ lastCycle }) =>
      Object.entries(lastCycle?.users ?? {}).map(([outcome, value]) => ({ value: Number(value), labels: { outcome } })),
  },
  {
    name: "entra_sync_last_cycle_escrowed_objects",
    help: "Objects that failed and are tried again in each cycle, by the service's own count.",
    from: `${job}.status.lastExecution.countEscrowed`,
    of: ({ lastCycle }) => sample(lastCycle?.escrowed),
  },
  {
    name: "entra_sync_failed_cycles_in_a_row",
    help: "Cycles that failed as a whole, one after the other.",
    from: `${job}.status.countSuccessiveCompleteFailures`,
    of: ({ failedInARow }) => sample(failedInARow),
  },
  {
    name: "entra_sync_users_kept",
    help: "Users that the job keeps in the target tenant, when it last counted.",
    from: `${job}.status.synchronizedEntryCountByType`,
    of: ({ synchronizedUsers }) => sample(synchronizedUsers),
  },
  {
    name: "entra_sync_cycle_running",
    help: "Whether a cycle is under way.",
    from: `${job}.status.progress`,
    of: ({ currentCycle }) => isSo(currentCycle !== undefined),
  },
  {
    name: "entra_sync_cycle_done_units",
    help: "What the cycle under way has done, in the service's units (users); absent while none is.",
    from: `${job}.status.progress.completedUnits`,
    of: ({ currentCycle }) => sample(currentCycle?.done),
  },
  {
    name: "entra_sync_cycle_expected_units",
    help: "What the cycle under way has to do in all, in the service's units (users); absent while none is.",
    from: `${job}.status.progress.totalUnits`,
    of: ({ currentCycle }) => sample(currentCycle?.total),
  },
  {
    name: "entra_sync_next_cycle_timestamp_seconds",
    help: "When the next cycle is due, in seconds since 1970; in quarantine the next attempt. Absent while stopped.",
    from: `${job}.schedule.interval and the last cycle, or status.quarantine.nextAttempt`,
    of: ({ nextCycle }) => moment(nextCycle),
  },
  {
    name: "entra_sync_deletion_threshold_users",
    help: "From how many deletions on a cycle deletes nobody; absent where the threshold is off.",
    from: "synchronization/secrets, SyncNotificationSettings.DeleteThresholdValue",
    of: ({ accidentalDeletion: { enabled, threshold } }) => sample(enabled ? threshold : undefined),
  },
];

/** The labels that name a configuration. */
export const nameLabels = ["configuration", "source", "target"];

/** What is told of one synchronization. Graph tells how things are, and counts nothing that only grows: all of them are gauges. */
export const configurationMetrics: readonly ConfigurationMetric[] = gauges.map((each) => ({
  ...each,
  type: "gauge",
  labels: [...nameLabels, ...(each.labels ?? [])],
}));
