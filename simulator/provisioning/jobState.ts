import type { ProvisioningState } from "../store/provisioningKinds";
import type { Job } from "../store/kinds";
import type { Tenant } from "../world/tenant";

/** How soon the service looks at a job that was started or restarted. */
const pickUpMs = 60_000;

const untouched: ProvisioningState = {
  active: false,
  nextCycleAt: 0,
  watermark: null,
  schemaVersion: null,
  syncAll: false,
  escrows: [],
  staged: [],
  forceDeletes: false,
  restarts: 0,
  mailed: {},
};

/** A job and where it is kept. */
export interface JobPlace {
  readonly tenant: Tenant;
  readonly principalId: string;
  readonly jobId: string;
}

/** What the service remembers of a job; a job that never ran has nothing to remember. */
export function provisioningState({ tenant, jobId }: JobPlace): ProvisioningState {
  return tenant.truth.find("provisioning", jobId) ?? untouched;
}

export function remember(place: JobPlace, change: Partial<ProvisioningState>): void {
  place.tenant.change("provisioning", place.jobId, { ...provisioningState(place), ...change }, place.principalId);
}

/** The job runs from now on; where it had stopped, it goes on. */
export function noteStart(place: JobPlace, now: number): void {
  remember(place, { active: true, nextCycleAt: now + pickUpMs });
}

/** No new cycle begins; one that is running runs to its end. */
export function notePause(place: JobPlace): void {
  remember(place, { active: false });
}

/** What a restart asks for, by the names in `resetScope`. */
export function noteRestart(place: JobPlace, now: number, scopes: ReadonlySet<string>): void {
  const full = scopes.has("Full");
  if (full)
    for (const link of place.tenant.truth.children("link", place.jobId)) place.tenant.remove("link", linkKey(place.jobId, link.sourceId));
  remember(place, {
    active: true,
    nextCycleAt: now + pickUpMs,
    restarts: provisioningState(place).restarts + 1,
    ...(full || scopes.has("Watermark") ? { watermark: null, staged: [] } : {}),
    ...(full || scopes.has("Escrows") ? { escrows: [] } : {}),
    ...(scopes.has("ForceDeletes") ? { forceDeletes: true } : {}),
  });
}

/** Everything the service knows of a job, but not what it made in the target. */
export function forgetJob(tenant: Tenant, job: Job): void {
  for (const link of tenant.truth.children("link", job.id)) tenant.remove("link", linkKey(job.id, link.sourceId));
  tenant.remove("provisioning", job.id);
  tenant.remove("schema", job.id);
  tenant.remove("job", job.id);
}

/** The key of a link in the store. */
export function linkKey(jobId: string, sourceId: string): string {
  return `${jobId}/${sourceId}`;
}
