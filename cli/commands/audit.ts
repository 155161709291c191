import type { Command } from "commander";
import type { AuditFlags } from "../audit/audit";
import { command, run } from "../command";

export function addAudit(program: Command): void {
  command(program, "audit", "who changed the configuration, and what the service wrote into the target tenant")
    .option("--since <time>", "how far back: 24h, 7d, or a date", "7d")
    .addHelpText(
      "after",
      "\nThe target tenant's entries are those of all synchronizations into it. Needs AuditLog.Read.All in both tenants.",
    )
    .action(run(async (session, flags: AuditFlags) => (await import("../audit/audit.js")).audit(session, flags)));
}
