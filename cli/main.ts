#!/usr/bin/env node
/** The only place of the command line that reads the process it runs in. */
import { version } from "./package";
import { createProgram } from "./program";

// Whoever reads only the first lines closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

void main(process.argv);

async function main(argv: readonly string[]): Promise<void> {
  const program = createProgram(version());
  const asked = argv[2];
  if (asked === "complete" || asked === "completion") await (await import("./completion.js")).addCompletion(program, argv.slice(2));
  else program.command("completion <shell>").description("print the completion script for bash, zsh, fish or powershell");
  await program.parseAsync(argv);
}
