import type { Command } from "commander";
import { command, run } from "../command";
import type { ImportFlags } from "../import/import";

const about = `
Reads what was set up by hand in both tenants and writes a Pulumi program that declares it as it is: the first \`pulumi up\` adopts it
without a write, the second has no changes, and \`pulumi destroy\` releases it as it was found. Tenants and credentials come from the
selected stack, or, where there is none, from variables such as ENTRA_SYNC_FABRIKAM_TENANT_ID. No file is overwritten.`;

export function addImport(program: Command): void {
  command(program, "import", "bring what was set up by hand under code, without touching it")
    .requiredOption("--source <alias>", "the tenant whose users are synchronized")
    .option("-o, --out <folder>", "where the program is written; a new folder named after the source, unless named")
    .addHelpText("after", about)
    .action(run(async (session, flags: ImportFlags) => (await import("../import/import.js")).importProgram(session, flags)));
}
