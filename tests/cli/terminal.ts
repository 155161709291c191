import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { spawn as spawnAtTerminal } from "@lydell/node-pty";

/** How a command is called: with what, where, and in which environment. */
export interface Call {
  /** Default: Node.js. */
  readonly program?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Is told what comes while it comes. */
export type Heard = (chunk: string) => void;

/** Without a terminal, as in a pipeline. */
export async function inPipe({ program = process.execPath, args, cwd, environment }: Call, heard?: Heard): Promise<Ran> {
  const child = spawn(program, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  if (heard !== undefined) for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", heard);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

export interface Seen {
  readonly code: number;
  /** Everything the terminal got, with its control characters. */
  readonly raw: string;
}

interface Terminal {
  readonly columns?: number;
  readonly rows?: number;
  readonly answers?: readonly (readonly [RegExp, string])[];
  readonly heard?: Heard;
}

/** At a real pseudo-terminal, as wide as it is said; what is typed is typed when the command asks for it. */
export async function atTerminal(
  { program = process.execPath, args, cwd, environment }: Call,
  { columns = 100, rows = 40, answers = [], heard }: Terminal = {},
): Promise<Seen> {
  const env = { ...environment, TERM: "xterm-256color" };
  const terminal = spawnAtTerminal(program, [...args], { name: "xterm-256color", cols: columns, rows, cwd, env });
  const waiting = [...answers];
  let raw = "";
  terminal.onData((chunk) => {
    raw += chunk;
    heard?.(chunk);
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
