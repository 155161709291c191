import { z } from "zod";
import type { AuditEntry } from "../audits";

const entry: z.ZodType<AuditEntry> = z.strictObject({
  id: z.string(),
  tenant: z.string().describe("the tenant whose log it stands in, by its alias"),
  time: z.iso.datetime().describe("ISO 8601, in UTC"),
  activity: z.string().describe("such as Enable/start provisioning configuration, or Add user"),
  result: z.string(),
  reason: z.string().optional(),
  by: z.string().optional(),
  on: z.string().optional().describe("what it was done to"),
});

const log = z.union([z.strictObject({ entries: z.array(entry) }), z.strictObject({ unreadable: z.string().describe("why") })]);

/** What `entra-sync audit --json` answers: the log of each tenant. */
export const auditAnswer = z.strictObject({ source: log, target: log });
