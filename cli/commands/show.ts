import type { Command } from "commander";
import { command, run } from "../command";

export function addShow(program: Command): void {
  command(program, "show", "the rest of the portal's pages: ids and links, users and groups, mappings, filters, connection, insights")
    .addHelpText("after", "\nInsights need AuditLog.Read.All.")
    .action(run(async (session) => (await import("../show/show.js")).show(session)));
}
