import type { GraphClient } from "../graph/client";
import { PermissionMissing } from "../graph/errors";
import { findJob, isActive, type JobWire } from "../resources/jobs";
import { statusOf, type SyncJobStatus } from "../resources/syncJobStatus";
import { readSecrets } from "../resources/syncSecrets";
import { settingsIn } from "../resources/syncSettingsWire";
import { configurationWith } from "./configurations";
import { millisecondsOf } from "./interval";
import { portalLinks } from "../graph/portal";
import { counted, noUsers, provisioningLog } from "./provisioningLogs";
import { adviceFor } from "../resources/quarantine";
import type { CycleSummary, SyncStatus, UserCounts } from "./syncStatus";

type LastCycle = NonNullable<SyncJobStatus["lastCycle"]>;

/** How a synchronization fares now; `undefined` when there is no such configuration. `nameOf` knows the aliases of tenants by their ids. */
export async function readStatus(
  graph: GraphClient,
  servicePrincipalId: string,
  nameOf: (tenantId: string) => string | undefined = () => undefined,
): Promise<SyncStatus | undefined> {
  // Independent looks; together they travel in one request.
  const [configuration, secrets, job] = await Promise.all([
    configurationWith(graph, servicePrincipalId),
    readSecrets(graph, servicePrincipalId),
    findJob(graph, servicePrincipalId),
  ]);
  if (configuration === undefined) return undefined;
  const { targetTenantId, scope, notification, accidentalDeletion } = settingsIn(secrets ?? {});
  const { alias, tenantId, cloud } = graph.tenant;
  return {
    configuration: configuration.displayName,
    servicePrincipalId,
    source: { tenant: alias, tenantId },
    target: { tenant: nameOf(targetTenantId), tenantId: targetTenantId },
    scope,
    notification: notification?.email ?? null,
    accidentalDeletion,
    portal: portalLinks({ cloud, tenantId, servicePrincipalId, appId: configuration.appId }).overview,
    ...(job === undefined ? { health: "missing" } : await jobStatus(graph, job)),
  };
}

type OfJob = Pick<
  SyncStatus,
  "health" | "job" | "synchronizedUsers" | "lastCycle" | "failedInARow" | "currentCycle" | "nextCycle" | "quarantine"
>;

async function jobStatus(graph: GraphClient, wire: JobWire): Promise<OfJob> {
  const status = statusOf(wire);
  const { lastCycle } = status;
  const users = lastCycle === undefined ? undefined : await usersIn(graph, wire.id, lastCycle);
  return {
    health: healthOf(wire, status, users),
    job: { id: wire.id, state: isActive(wire) ? "running" : "stopped", interval: wire.schedule?.interval ?? undefined },
    synchronizedUsers: wire.status?.synchronizedEntryCountByType?.[0]?.value,
    lastCycle: lastCycle && summaryOf(lastCycle, wire, users),
    failedInARow: wire.status?.countSuccessiveCompleteFailures ?? undefined,
    currentCycle: currentCycleOf(wire),
    nextCycle: nextCycleOf(wire, status),
    quarantine: status.quarantine && { ...status.quarantine, ...adviceFor(status.quarantine.reason) },
  };
}

function summaryOf({ state, began, ended, error }: LastCycle, { status }: JobWire, users: UserCounts | undefined): CycleSummary {
  return { state, began, ended, error, escrowed: status?.lastExecution?.countEscrowed ?? undefined, users };
}

/** What the cycle did. Whoever may not read the log still learns the rest. */
async function usersIn(graph: GraphClient, jobId: string, cycle: LastCycle): Promise<UserCounts | undefined> {
  if (cycle.began === undefined || cycle.ended === undefined) return undefined;
  const range = { jobId, after: shifted(cycle.began, -1000), before: shifted(cycle.ended, 1000) };
  let users = noUsers;
  try {
    for await (const page of provisioningLog(graph, range)) users = page.reduce(counted, users);
  } catch (error) {
    if (error instanceof PermissionMissing) return undefined;
    throw error;
  }
  return users;
}

/** Graph's log takes "after" and "before" alone; the moments of the cycle itself belong to it. */
function shifted(time: string, byMs: number): string {
  return new Date(Date.parse(time) + byMs).toISOString();
}

function healthOf(wire: JobWire, { code, quarantine, lastCycle }: SyncJobStatus, users: UserCounts | undefined): SyncStatus["health"] {
  if (quarantine !== undefined || code === "Quarantine") return "quarantined";
  if (!isActive(wire)) return "stopped";
  if (lastCycle === undefined || code === "NotRun") return "waiting";
  if (lastCycle.state !== "Succeeded" || (users?.failed ?? 0) > 0) return "failing";
  return "healthy";
}

function currentCycleOf({ status }: JobWire): SyncStatus["currentCycle"] {
  const [progress] = status?.progress ?? [];
  if (progress === undefined) return undefined;
  return {
    done: progress.completedUnits ?? 0,
    total: progress.totalUnits ?? 0,
    units: progress.units ?? undefined,
    observed: progress.progressObservationDateTime ?? undefined,
  };
}

/** Graph tells of quarantines when it tries next; of ordinary cycles only how often they run. */
function nextCycleOf(wire: JobWire, { quarantine, lastCycle }: SyncJobStatus): string | undefined {
  if (!isActive(wire)) return undefined;
  if (quarantine !== undefined) return quarantine.nextAttempt;
  const interval = millisecondsOf(wire.schedule?.interval ?? "");
  if (lastCycle?.began === undefined || lastCycle.ended === undefined || interval === undefined) return undefined;
  return new Date(Math.max(Date.parse(lastCycle.began) + interval, Date.parse(lastCycle.ended))).toISOString();
}
