import { Failure } from "./failure";
import { answerTo } from "./screen/answer";
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
  const answer = await answerTo("Go on? [y/N] ", process.stderr);
  if (!/^\s*y(es)?\s*$/i.test(answer ?? "")) throw new Failure("not confirmed. Nothing was changed.");
}
