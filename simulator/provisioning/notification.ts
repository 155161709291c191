import { randomUUID } from "node:crypto";
import { text } from "../graph/body";
import type { JobSettings } from "./jobSettings";
import { provisioningState, remember, type JobPlace } from "./jobState";
import { timeText } from "./cycle";

const sender = "azure-noreply@microsoft.com";
const oncePerMs = 24 * 3_600_000;

/** Writes to whom the configuration names that a job is in quarantine, once a day for each reason. */
export function notifyOfQuarantine(job: JobPlace, settings: JobSettings, reason: string, now: number): void {
  const { mailed } = provisioningState(job);
  if (settings.recipients.length === 0 || now - (mailed[reason] ?? -Infinity) < oncePerMs) return;
  remember(job, { mailed: { ...mailed, [reason]: now } });
  const name = text(job.tenant.truth.find("servicePrincipal", job.principalId) ?? {}, "displayName") ?? "";
  const tenantName = job.tenant.truth.find("tenant", job.tenant.id)?.displayName ?? "";
  job.tenant.change("mail", randomUUID(), {
    from: sender,
    to: settings.recipients,
    subject: `Provisioning of ${name} is in quarantine in ${tenantName}`,
    body: `The provisioning job ${job.jobId} of the configuration ${name} was placed in quarantine. Reason: ${reason}.`,
    sentDateTime: timeText(now),
    jobId: job.jobId,
    reason,
  });
}
