import type { GraphClient } from "../graph/client";
import { findJob, isActive, type JobWire } from "../resources/jobs";
import { statusOf, type SyncJobStatus } from "../resources/syncJobStatus";
import { adviceFor } from "../resources/quarantine";

/** A provisioning job as somebody sees it who waits for its cycle. */
export interface WatchedJob {
  readonly id: string;
  readonly state: "running" | "stopped";
  /** The cycle under way. */
  readonly current?: { readonly done: number; readonly total: number; readonly units: string };
  /** The cycle that ended last, with the service's id for it; absent before the first. */
  readonly last?: NonNullable<SyncJobStatus["lastCycle"]> & { readonly id?: string };
  readonly quarantine?: NonNullable<SyncJobStatus["quarantine"]> & ReturnType<typeof adviceFor>;
}

/** The job of a configuration; `undefined` where there is none. */
export async function watchedJob(graph: GraphClient, servicePrincipalId: string): Promise<WatchedJob | undefined> {
  const wire = await findJob(graph, servicePrincipalId);
  if (wire === undefined) return undefined;
  const { lastCycle, quarantine } = statusOf(wire);
  return {
    id: wire.id,
    state: isActive(wire) ? "running" : "stopped",
    current: currentOf(wire),
    last: lastCycle && { ...lastCycle, id: wire.status?.lastExecution?.activityIdentifier ?? undefined },
    quarantine: quarantine && { ...quarantine, ...adviceFor(quarantine.reason) },
  };
}

function currentOf({ status }: JobWire): WatchedJob["current"] {
  const [progress] = status?.progress ?? [];
  return progress && { done: progress.completedUnits ?? 0, total: progress.totalUnits ?? 0, units: progress.units ?? "units" };
}
