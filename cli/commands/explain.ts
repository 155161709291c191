import type { Command } from "commander";
import { command, run } from "../command";

export function addExplain(program: Command): void {
  command(program, "explain <user>", "whether a user is in scope and why, what the mappings make of it, and what happens next")
    .addHelpText(
      "after",
      "\nThe user is named by user principal name, object id or display name. Nothing is changed. Exit code 0 whether in scope or not" +
        " (--json: scope.inScope); 2 where the service would fail the user.\nAuditLog.Read.All makes the match in the target certain;" +
        " who signs in by text message is seen with UserAuthenticationMethod.Read.All.",
    )
    .action(run(async (session, wanted: string) => (await import("../explain/explain.js")).explain(session, wanted)));
}
