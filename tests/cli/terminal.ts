import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { spawn as spawnAtTerminal } from "@lydell/node-pty";

/** How a command is called: with what, where, and in which environment. */
export interface Call {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without a terminal, as in a pipeline. */
export async function inPipe({ args, cwd, environment }: Call): Promise<Ran> {
  const child = spawn(process.execPath, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

export interface Seen {
  readonly code: number;
  /** Everything the terminal got, with its control characters. */
  readonly raw: string;
}

/** At a real pseudo-terminal, as wide as it is said; what is typed is typed when the command asks for it. */
export async function atTerminal(
  { args, cwd, environment }: Call,
  { columns = 100, answers = [] }: { columns?: number; answers?: readonly (readonly [RegExp, string])[] } = {},
): Promise<Seen> {
  const env = { ...environment, TERM: "xterm-256color" };
  const terminal = spawnAtTerminal(process.execPath, [...args], { name: "xterm-256color", cols: columns, rows: 40, cwd, env });
  const waiting = [...answers];
  let raw = "";
  terminal.onData((chunk) => {
    raw += chunk;
    const [next] = waiting;
    if (next?.[0].test(raw) === true) {
      waiting.shift();
      terminal.write(next[1]);
    }
  });
  const code = await new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => resolve(exitCode));
  });
  return { code, raw };
}
