import type { Command } from "commander";
import { command, run } from "../command";

export function addStatus(program: Command): void {
  command(program, "status", "how synchronizations fare: what the portal's Overview shows")
    .addHelpText(
      "after",
      "\nExit code 2 when one is quarantined, failing or without its job. The JSON answer: schemas/status.json in the package.",
    )
    .action(run(async (session) => (await import("../status/status.js")).status(session)));
}
