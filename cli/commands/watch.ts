import type { Command } from "commander";
import { command, run } from "../command";
import type { WatchFlags } from "../watch/watch";

export function addWatch(program: Command): void {
  command(program, "watch", "the cycle that is under way, live, until it ends")
    .option("--interval <time>", "how often to look", "5s")
    .option("--timeout <time>", "give up waiting after that; the cycle goes on", "6h")
    .addHelpText(
      "after",
      "\nWhere no cycle is under way the next one is waited for. Exit code 2 when it ends in quarantine or with failures.",
    )
    .action(run(async (session, flags: WatchFlags) => (await import("../watch/watch.js")).watch(session, flags)));
}
