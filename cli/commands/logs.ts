import { InvalidArgumentError, Option, type Command } from "commander";
import { command, run } from "../command";
import type { LogFlags } from "../logs/logs";

const actions = ["create", "update", "disable", "delete", "stagedDelete", "other"];
const statuses = ["success", "failure", "skipped", "warning"];

export function addLogs(program: Command): void {
  command(program, "logs", "what the service did to each user, with the cause of each failure")
    .option("--user <user>", "one user, by user principal name, object id or display name")
    .addOption(new Option("--action <action>", "one kind of change").choices(actions))
    .addOption(new Option("--status <status>", "one kind of outcome").choices(statuses))
    .option("--since <time>", "how far back: 30m, 24h, 7d, or a date", "24h")
    .addOption(new Option("-n, --limit <number>", "the newest ones, up to so many").argParser(atLeastOne).conflicts("follow"))
    .option("--follow", "go on with what is logged from now on, until Ctrl+C")
    .option("--interval <time>", "how often to look with --follow", "10s")
    .addHelpText(
      "after",
      "\nNewest first; with --follow oldest first. --json gives one object a line. Needs AuditLog.Read.All in the source tenant.",
    )
    .action(run(async (session, flags: LogFlags) => (await import("../logs/logs.js")).logs(session, flags)));
}

function atLeastOne(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return number;
}
