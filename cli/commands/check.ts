import type { Command } from "commander";
import { command, run } from "../command";

export function addCheck(program: Command): void {
  command(program, "check", "see whether both tenants have what a synchronization needs: sign-in, permissions, policies, connection, scope")
    .addHelpText("after", "\nNothing is changed. Exit code 2 when something is missing; each finding comes with what puts it right.")
    .action(run(async (session) => (await import("../check/check.js")).check(session)));
}
