import type { Command } from "commander";
import { command, run } from "../command";
import type { ProvisionFlags } from "../provision/provision";

export function addProvision(program: Command): void {
  command(program, "provision <users...>", "provision users at once, and draw the steps as the portal does")
    .option("-y, --yes", "do not ask; needed where there is no terminal")
    .addHelpText(
      "after",
      "\nUsers are named by user principal name, object id or display name. Says first what will happen. Exit code 2 when a user failed or was" +
        " skipped. Graph takes five users in ten seconds; more are sent at that pace.",
    )
    .action(
      run(async (session, users: string[], flags: ProvisionFlags) =>
        (await import("../provision/provision.js")).provision(session, users, flags),
      ),
    );
}
