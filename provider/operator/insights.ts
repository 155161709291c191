import type { GraphClient } from "../graph/client";
import { findJob } from "../resources/jobs";
import { FailuresByCause, type FailureCount } from "./failures";
import { counted, noUsers, provisioningLog } from "./provisioningLogs";
import type { UserCounts } from "./syncStatus";

/** What happened to users, by day and by cycle, newest first; and why some failed, the cause that met most users first. */
export interface Insights {
  readonly days: readonly (UserCounts & { readonly day: string })[];
  readonly cycles: readonly (UserCounts & { readonly cycleId: string; readonly ended: string })[];
  readonly failures: readonly FailureCount[];
}

/** Counts the log page by page, so that its length does not matter. `undefined` while there is no job. */
export async function insightsOf(
  graph: GraphClient,
  servicePrincipalId: string,
  range: { readonly after: string; readonly cycles: number },
): Promise<Insights | undefined> {
  const job = await findJob(graph, servicePrincipalId);
  if (job === undefined) return undefined;
  const days = new Map<string, UserCounts>();
  const cycles = new Map<string, { readonly ended: string; readonly counts: UserCounts }>();
  const failures = new FailuresByCause();
  for await (const page of provisioningLog(graph, { jobId: job.id, after: range.after })) {
    for (const entry of page) {
      const { activityDateTime: time, cycleId } = entry;
      const day = time.slice(0, 10);
      failures.add(entry);
      days.set(day, counted(days.get(day) ?? noUsers, entry));
      if (!cycleId) continue;
      const { ended, counts } = cycles.get(cycleId) ?? { ended: time, counts: noUsers };
      cycles.set(cycleId, { ended, counts: counted(counts, entry) });
    }
  }
  return {
    days: [...days].map(([day, counts]) => ({ day, ...counts })),
    cycles: [...cycles].slice(0, range.cycles).map(([cycleId, { ended, counts }]) => ({ cycleId, ended, ...counts })),
    failures: failures.counts,
  };
}
