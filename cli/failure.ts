/** What the exit code says: 0 fine, 1 could not be done, 2 done, and what was found is not as it should be. */
export const exitCodes = { fine: 0, failed: 1, unwell: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something that a person can do something about: one sentence, and nothing was changed. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** Errors speak in sentences; only our own mistakes are shown with the place where they happened. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isMistake = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  return isMistake ? (error.stack ?? error.message) : error.message;
}
