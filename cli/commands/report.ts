import type { Command } from "commander";
import { command, run } from "../command";
import type { ReportFlags } from "../report/report";

export function addReport(program: Command): void {
  command(program, "report", "one page for people: health, history, failures, scope, drift and mappings")
    .option("-o, --output <file>", "where the page is written", "report.html")
    .option("--since <time>", "how far back the history goes: 24h, 7d, or a date", "30d")
    .addHelpText(
      "after",
      "\nThe page holds everything it needs: it opens without a network and runs no script. With --json the same is answered as data too.\n" +
        "Nothing is changed. Exit code 2 when one is quarantined, failing, gone or drifted.",
    )
    .action(run(async (session, flags: ReportFlags) => (await import("../report/report.js")).report(session, flags)));
}
