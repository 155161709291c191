import { z } from "zod";
import type { Finding } from "../preflight/finding";

const finding: z.ZodType<Finding> = z.strictObject({
  tenant: z.string().describe("the tenant it is about, by its alias"),
  subject: z.enum(["sign-in", "permission", "policy", "connection", "scope"]),
  verdict: z.enum(["fine", "missing", "unknown"]).describe("unknown: it cannot be seen from here"),
  sentence: z.string().describe("what was found"),
  fix: z.string().optional().describe("the line of code or the command that puts it right"),
});

/** What `entra-sync check --json` answers: one entry for each synchronization. */
export const checkAnswer = z.array(z.strictObject({ configuration: z.string(), findings: z.array(finding) }));
