import { createInterface } from "node:readline/promises";
import { Failure } from "./failure";
import { prose } from "./screen/prose";
import type { Session } from "./session";

/** Options of every command that changes something. */
export interface Agreement {
  readonly yes?: boolean;
}

/** Says what will happen, before anybody is asked. */
export function announce({ screen }: Session, title: string, lines: readonly string[]): void {
  screen.remark(title);
  for (const line of lines) screen.remark(prose(screen, line.trimStart(), `  ${indentOf(line)}`));
}

function indentOf(line: string): string {
  return " ".repeat(line.length - line.trimStart().length);
}

/** Nothing is done that nobody agreed to. */
export async function confirm({ screen }: Session, { yes }: Agreement): Promise<void> {
  if (yes === true) return;
  if (!screen.canAsk) throw new Failure("nobody is here to be asked; add --yes to go on. Nothing was changed.");
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and the end of the input close it without an answer.
  const gone = new AbortController();
  asking.once("close", () => gone.abort());
  const answer = await asking.question("Go on? [y/N] ", { signal: gone.signal }).catch(() => "");
  asking.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("not confirmed. Nothing was changed.");
}
