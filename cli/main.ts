#!/usr/bin/env node
/** The only place of the command line that reads the process it runs in. */
import type { Command } from "commander";
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
  // Completion knows every command, so it comes last; nobody else waits for its library.
  if (asked === "complete" || asked === "completion") await addCompletion(program);
  else program.command("completion <shell>").description("print the completion script for bash, zsh, fish or powershell");
  await program.parseAsync(argv);
}

async function addCompletion(program: Command): Promise<void> {
  (await import("@bomb.sh/tab/commander")).default(program, { completionCommandName: "completion" });
}
