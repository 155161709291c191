import type { Command } from "commander";
import { command, run } from "../command";
import type { DriftFlags } from "../drift/drift";

export function addDrift(program: Command): void {
  command(program, "drift", "see what was changed behind the stack's back, for people and for pipelines")
    .option("-o, --output <file>", "write it as JSON too")
    .option("--comment <file>", "write it as Markdown too, ready as a comment of a pull request")
    .addHelpText("after", "\nNothing is changed. Exit code 2 when there is drift.")
    .action(run(async (session, flags: DriftFlags) => (await import("../drift/drift.js")).drift(session, flags)));
}
