import { writeFile } from "node:fs/promises";
import { momentBefore } from "../duration";
import { exitCodes, Failure, type ExitCode } from "../failure";
import type { CommonFlags, Session } from "../session";
import { findingsOf, isTroubled } from "./findings";
import { page } from "./page";

export interface ReportFlags extends CommonFlags {
  readonly output: string;
  readonly since: string;
}

/** Writes what is known of the synchronizations as a page for people. */
export async function report(session: Session, { output, since }: ReportFlags): Promise<ExitCode> {
  const findings = await findingsOf(session, momentBefore(Date.now(), since));
  await write(output, await page(findings));
  session.answer(findings, () => `${output} is written: ${countOf(findings.configurations.length)} of ${findings.of}.`);
  return isTroubled(findings) ? exitCodes.unwell : exitCodes.fine;
}

function countOf(configurations: number): string {
  return configurations === 1 ? "1 configuration" : `${configurations} configurations`;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Failure(`the report cannot be written to ${file}: ${(error as Error).message}.`);
  }
}
