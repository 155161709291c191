import { randomUUID } from "node:crypto";
import { text } from "../graph/body";
import type { Mail } from "../store/provisioningKinds";
import type { Mailer } from "../world/mailer";
import type { JobSettings } from "./jobSettings";
import { provisioningState, remember, type JobPlace } from "./jobState";
import { timeText } from "./cycle";

const sender = "azure-noreply@microsoft.com";
const oncePerMs = 24 * 3_600_000;

/** Why a job is in quarantine, and since when. */
export interface Notice {
  readonly reason: string;
  readonly now: number;
}

/** Writes to whom the configuration names that a job is in quarantine, once a day for each reason. */
export function notifyOfQuarantine(mailer: Mailer, job: JobPlace, { recipients }: JobSettings, notice: Notice): void {
  const { reason, now } = notice;
  const { mailed } = provisioningState(job);
  if (recipients.length === 0 || now - (mailed[reason] ?? -Infinity) < oncePerMs) return;
  remember(job, { mailed: { ...mailed, [reason]: now } });
  const name = text(job.tenant.truth.find("servicePrincipal", job.principalId) ?? {}, "displayName") ?? "";
  const tenantName = job.tenant.truth.find("tenant", job.tenant.id)?.displayName ?? "";
  const id = randomUUID();
  const mail: Mail = {
    from: sender,
    to: recipients,
    subject: `Provisioning of ${name} is in quarantine in ${tenantName}`,
    body: `The provisioning job ${job.jobId} of the configuration ${name} was placed in quarantine. Reason: ${reason}.`,
    sentDateTime: timeText(now),
    jobId: job.jobId,
    reason,
  };
  job.tenant.change("mail", id, mail);
  mailer.post(mail, (delivery) => job.tenant.change("mail", id, { ...mail, delivery }));
}
