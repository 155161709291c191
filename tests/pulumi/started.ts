import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

const launcher = path.resolve(__dirname, "../../node_modules/pulumi/run.js");

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Starts a Pulumi command, in a process group of its own, so that engine, language host and plugins can be killed together. */
export function startPulumi(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [launcher, ...args, "--non-interactive"], { cwd, env, detached: true });
  child.stdin.end();
  return child;
}

/** What a process that ends by itself had to say. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}
