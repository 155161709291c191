import { Command } from "commander";
import { addAudit } from "./commands/audit";
import { addCheck } from "./commands/check";
import { addDrift } from "./commands/drift";
import { addExplain } from "./commands/explain";
import { addImport } from "./commands/import";
import { addLogs } from "./commands/logs";
import { addMetrics } from "./commands/metrics";
import { addProvision } from "./commands/provision";
import { addReport } from "./commands/report";
import { addShow } from "./commands/show";
import { addStatus } from "./commands/status";
import { addSteering } from "./commands/steer";
import { addWatch } from "./commands/watch";

/** Every command of the command line. What one of them does is loaded when it is called. */
export function createProgram(version: string): Command {
  const program = new Command("entra-sync")
    .description(
      "See, explain and steer Microsoft Entra cross-tenant synchronization. Tenants, credentials and configurations come from the Pulumi stack.",
    )
    .version(version, "-v, --version")
    .helpOption("-h, --help", "say what can be given")
    .showSuggestionAfterError()
    .addHelpText("after", "\nExit codes: 0 fine; 1 it could not be done, and nothing was changed; 2 quarantined, failing or drifted.");
  addStatus(program);
  addShow(program);
  addWatch(program);
  addLogs(program);
  addAudit(program);
  addExplain(program);
  addCheck(program);
  addDrift(program);
  addProvision(program);
  addReport(program);
  addMetrics(program);
  addSteering(program);
  addImport(program);
  return program;
}
