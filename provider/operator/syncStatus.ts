import { z } from "zod";

const time = z.iso.datetime().describe("ISO 8601, in UTC.");

const counts = z
  .object({
    created: z.int(),
    updated: z.int(),
    disabled: z.int(),
    deleted: z.int(),
    staged: z.int().describe("Deletions that wait, because the threshold for accidental deletions was reached."),
    skipped: z.int(),
    failed: z.int(),
  })
  .readonly();

const quarantine = z
  .object({
    reason: z.string().describe("Graph's word, such as TooManyDeletes."),
    explanation: z.string().describe("The reason in a sentence."),
    remedy: z.string().describe("What to do about it."),
    message: z.string().optional().describe("What the service says."),
    since: time.optional(),
    nextAttempt: time.optional(),
  })
  .readonly();

const cycle = z
  .object({
    state: z.string().describe("Succeeded, Failed or EntryLevelErrors."),
    began: time.optional(),
    ended: time.optional(),
    users: counts.optional().describe("What happened to users, from the provisioning log; absent without AuditLog.Read.All."),
    error: z.string().optional(),
  })
  .readonly();

/** How one synchronization fares: what the portal's Overview shows. The one definition of its type and of its published JSON schema. */
export const syncStatus = z
  .object({
    configuration: z.string().describe("The name in the portal."),
    servicePrincipalId: z.guid(),
    health: z
      .enum(["healthy", "waiting", "stopped", "failing", "quarantined", "missing"])
      .describe(
        "waiting: the initial cycle has not ended. failing: the last cycle failed, or users failed in it. missing: there is no job.",
      ),
    source: z.object({ tenant: z.string().describe("Its alias."), tenantId: z.guid() }).readonly(),
    target: z.object({ tenant: z.string().optional().describe("Its alias, where the stack has one."), tenantId: z.string() }).readonly(),
    scope: z.enum(["assigned", "all"]),
    notification: z.string().nullable().describe("The address that gets mail on quarantine; null: none."),
    accidentalDeletion: z.object({ enabled: z.boolean(), threshold: z.int() }).readonly(),
    job: z
      .object({ id: z.string(), state: z.enum(["running", "stopped"]), interval: z.string().optional() })
      .readonly()
      .optional(),
    synchronizedUsers: z.int().optional().describe("Users that the job keeps in the target, when it last counted."),
    lastCycle: cycle.optional(),
    currentCycle: z
      .object({ done: z.int(), total: z.int(), units: z.string().optional(), observed: time.optional() })
      .readonly()
      .optional(),
    nextCycle: time.optional().describe("When the next cycle is due, by the job's interval; absent while stopped."),
    quarantine: quarantine.optional(),
    portal: z.url(),
  })
  .readonly();

export type SyncStatus = z.infer<typeof syncStatus>;

/** Whether somebody has to look at it: what `entra-sync status` answers with exit code 2. */
export function isUnwell({ health }: SyncStatus): boolean {
  return health === "failing" || health === "quarantined" || health === "missing";
}
