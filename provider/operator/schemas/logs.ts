import { z } from "zod";
import type { Cause } from "../causes";
import type { ProvisioningLogEntry } from "../logEntry";

const cause: z.ZodType<Cause> = z.strictObject({
  code: z.string().describe("the service's own code"),
  sentence: z.string().describe("the cause in a sentence"),
  action: z.string().describe("what to do about it"),
  link: z.url().describe("the page that explains the code"),
});

/** What `entra-sync logs --json` answers: one such object a line. */
export const logEntry: z.ZodType<ProvisioningLogEntry> = z.strictObject({
  id: z.string(),
  time: z.iso.datetime().describe("ISO 8601, in UTC"),
  cycleId: z.string().optional(),
  changeId: z.string().optional(),
  action: z.string().describe("create, update, disable, delete, stagedDelete (held back by the threshold) or other"),
  status: z.string().describe("success, failure, skipped or warning"),
  user: z
    .strictObject({ id: z.string().optional(), displayName: z.string().optional(), userPrincipalName: z.string().optional() })
    .describe("the user in the source tenant"),
  target: z
    .strictObject({ id: z.string(), displayName: z.string().optional() })
    .optional()
    .describe("the user in the target tenant; absent where there is none"),
  durationMs: z.number().min(0).optional().describe("how long the service worked on it, in milliseconds"),
  cause: cause.optional().describe("why it failed or was skipped"),
});
