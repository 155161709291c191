import type { GraphClient } from "../graph/client";
import { undefinedWhenNotThereYet } from "../graph/errors";
import type { Request } from "../graph/request";
import type { World } from "../world";
import { azure2azure } from "./syncTemplate";

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob, as far as we read it. */
export interface JobWire {
  readonly id: string;
  readonly templateId: string;
  readonly schedule?: { readonly state?: "Active" | "Disabled" | "Paused" | null; readonly interval?: string | null } | null;
  readonly status?: StatusWire | null;
}

interface StatusWire {
  readonly code?: string | null;
  readonly countSuccessiveCompleteFailures?: number | null;
  readonly lastExecution?: ExecutionWire | null;
  readonly quarantine?: QuarantineWire | null;
  /** Empty while no cycle runs. */
  readonly progress?: readonly ProgressWire[] | null;
  readonly synchronizedEntryCountByType?: readonly { readonly key: string; readonly value: number }[] | null;
}

/** There while a cycle is under way. */
interface ProgressWire {
  readonly completedUnits?: number | null;
  readonly totalUnits?: number | null;
  readonly units?: string | null;
  readonly progressObservationDateTime?: string | null;
}

export interface ExecutionWire {
  /** The cycle's id; none in the placeholder that is there before the first. */
  readonly activityIdentifier?: string | null;
  readonly state?: string | null;
  readonly timeBegan?: string | null;
  readonly timeEnded?: string | null;
  readonly countExported?: number | null;
  readonly countEscrowed?: number | null;
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

interface QuarantineWire {
  readonly reason?: string | null;
  readonly currentBegan?: string | null;
  readonly nextAttempt?: string | null;
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

const configurationReadyWithinMs = 60_000;

export function jobsPath(servicePrincipalId: string): string {
  return `/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
}

/** The job of cross-tenant synchronization, whoever made it; `undefined` where there is none. */
export async function findJob(graph: GraphClient, servicePrincipalId: string): Promise<JobWire | undefined> {
  const jobs = await graph.list<JobWire>(jobsPath(servicePrincipalId));
  return jobs?.find((job) => job.templateId === azure2azure);
}

/** There is one job to a configuration, so it is looked for first. The configuration itself may not be ready for it yet. */
export function makeJob(world: World, { tenant, servicePrincipalId }: { tenant: string; servicePrincipalId: string }): Promise<JobWire> {
  const request: Request = { method: "POST", path: jobsPath(servicePrincipalId), body: { templateId: azure2azure } };
  return world.settle({
    name: `the configuration ${servicePrincipalId} in tenant '${tenant}' to take a provisioning job`,
    boundMs: configurationReadyWithinMs,
    attempt: () => world.graph(tenant).write<JobWire>(request).catch(undefinedWhenNotThereYet),
  });
}

/** Some answers have no schedule; then the status is what tells. */
export function isActive(job: JobWire): boolean {
  if (job.schedule?.state !== undefined && job.schedule.state !== null) return job.schedule.state === "Active";
  return job.status?.code === "Active" || job.status?.code === "NotRun" || job.status?.code === "Quarantine";
}

/** Whether the service has put the job into quarantine, where it is tried ever more rarely. */
export function isHeldBack({ status }: JobWire): boolean {
  return status?.quarantine !== null && status?.quarantine !== undefined;
}
