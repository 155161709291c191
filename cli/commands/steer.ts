import type { Command } from "commander";
import { command, run } from "../command";
import type { SteerFlags } from "../steer/steer";

const commands = [
  ["start", "start the provisioning job: it goes on where it was stopped"],
  ["stop", "stop the provisioning job: a cycle under way runs to its end"],
  ["restart", "begin a new initial cycle over all users"],
  ["allow-deletes", "let deletions through that the threshold for accidental deletions holds back"],
] as const;

/** Commands that change something in the source tenant. Each says first what will happen. */
export function addSteering(program: Command): void {
  for (const [action, summary] of commands) {
    const added = command(program, action, summary).option("-y, --yes", "do not ask; needed where there is no terminal");
    if (action === "restart")
      added.option("--reset <scopes>", "what it forgets: Watermark, Escrows, QuarantineState, Full or ForceDeletes, with commas between");
    added.action(run(async (session, flags: SteerFlags) => (await import("../steer/steer.js")).steer(session, action, flags)));
  }
}
