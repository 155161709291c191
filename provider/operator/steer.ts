import { realClock, settle } from "../engine/settle";
import type { GraphClient } from "../graph/client";
import { restart, type ResetScope } from "../resources/jobRestart";
import { findJob, isActive, jobsPath, type JobWire } from "../resources/jobs";

export type { ResetScope };

/** A job and where it is. */
export interface JobPlace {
  readonly graph: GraphClient;
  readonly servicePrincipalId: string;
  readonly job: JobWire;
}

/** What a restart can forget. https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria */
export const resetScopes: Readonly<Record<ResetScope, string>> = {
  Watermark: "how far the source was read: all users are looked at anew",
  Escrows: "users that failed: they are tried again",
  QuarantineState: "the quarantine: it ends",
  Full: "everything, also which user belongs to which: users are matched anew",
  ForceDeletes: "the threshold for accidental deletions, once: deletions that were held back are done",
};

/** Begins with the next cycle where the job was stopped. Not for one that runs: calling it again and again stops the service. */
export async function startJob(place: JobPlace): Promise<void> {
  await place.graph.write({ method: "POST", path: `${pathOf(place)}/start` });
  await shows(place, "to run", isActive);
}

/** The cycle under way runs to its end. */
export async function pauseJob(place: JobPlace): Promise<void> {
  await place.graph.write({ method: "POST", path: `${pathOf(place)}/pause` });
  await shows(place, "to be stopped", (job) => !isActive(job));
}

/** A new initial cycle. */
export async function restartJob(place: JobPlace, scopes: readonly ResetScope[]): Promise<void> {
  await restart(place.graph, place, place.job.id, scopes);
  await shows(place, "to run", isActive);
}

function pathOf({ servicePrincipalId, job }: JobPlace): string {
  return `${jobsPath(servicePrincipalId)}/${job.id}`;
}

async function shows({ graph, servicePrincipalId, job }: JobPlace, what: string, isSo: (job: JobWire) => boolean): Promise<void> {
  const attempt = async (): Promise<true | undefined> => {
    const now = await findJob(graph, servicePrincipalId);
    return now !== undefined && isSo(now) ? true : undefined;
  };
  await settle({ name: `the provisioning job ${job.id} ${what}`, boundMs: 30_000, attempt }, realClock);
}
