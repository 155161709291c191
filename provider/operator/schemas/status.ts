import { z } from "zod";
import type { CycleSummary, Quarantine, SyncStatus, UserCounts } from "../syncStatus";

const time = z.iso.datetime().describe("ISO 8601, in UTC");
const count = z.int().min(0);

const users: z.ZodType<UserCounts> = z.strictObject({
  created: count,
  updated: count,
  disabled: count,
  deleted: count,
  staged: count.describe("deletions that wait, because the threshold for accidental deletions was reached"),
  skipped: count,
  failed: count,
});

const cycle: z.ZodType<CycleSummary> = z.strictObject({
  state: z.string().describe("Succeeded, Failed or EntryLevelErrors"),
  began: time.optional(),
  ended: time.optional(),
  users: users.optional().describe("what happened to users; absent where the provisioning log may not be read"),
  escrowed: count.optional().describe("objects that failed and are tried again in each cycle"),
  error: z.string().optional(),
});

const quarantine: z.ZodType<Quarantine> = z.strictObject({
  reason: z.string().describe("Graph's word, such as TooManyDeletes"),
  explanation: z.string(),
  remedy: z.string(),
  message: z.string().optional().describe("what the service says"),
  since: time.optional(),
  nextAttempt: time.optional(),
});

const one: z.ZodType<SyncStatus> = z.strictObject({
  configuration: z.string().describe("its name in the portal"),
  servicePrincipalId: z.guid(),
  health: z.enum(["healthy", "waiting", "stopped", "failing", "quarantined", "missing"]),
  source: z.strictObject({ tenant: z.string().describe("its alias"), tenantId: z.guid() }),
  target: z.strictObject({ tenant: z.string().optional().describe("its alias, where it has one"), tenantId: z.string() }),
  scope: z.enum(["assigned", "all"]),
  notification: z.string().nullable().describe("who gets mail on quarantine; null: nobody"),
  accidentalDeletion: z.strictObject({ enabled: z.boolean(), threshold: count }),
  job: z
    .strictObject({ id: z.string(), state: z.enum(["running", "stopped"]), interval: z.string().optional().describe("ISO 8601") })
    .optional(),
  synchronizedUsers: count.optional(),
  lastCycle: cycle.optional(),
  failedInARow: count.optional().describe("cycles that failed as a whole, one after the other"),
  currentCycle: z.strictObject({ done: count, total: count, units: z.string().optional(), observed: time.optional() }).optional(),
  nextCycle: time.optional(),
  quarantine: quarantine.optional(),
  portal: z.url(),
});

/** What `entra-sync status --json` answers: one entry for each synchronization. */
export const statusAnswer = z.array(one);
