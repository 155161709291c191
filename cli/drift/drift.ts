import { writeFile } from "node:fs/promises";
import { exitCodes, type ExitCode } from "../failure";
import type { CommonFlags, Session } from "../session";
import { readDrift } from "./read";
import { comment, summary } from "./write";

export interface DriftFlags extends CommonFlags {
  readonly output?: string;
  readonly comment?: string;
}

/** Says what was changed behind the stack's back, and leaves it in files for the steps that follow in a pipeline. */
export async function drift(session: Session, flags: DriftFlags): Promise<ExitCode> {
  const found = await readDrift(flags, session.environment);
  if (flags.output !== undefined) await writeFile(flags.output, `${JSON.stringify(found, undefined, 2)}\n`);
  if (flags.comment !== undefined) await writeFile(flags.comment, comment(found));
  session.answer(found, (screen) => summary(screen, found));
  return found.drifted ? exitCodes.unwell : exitCodes.fine;
}
