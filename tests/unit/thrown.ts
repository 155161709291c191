/** The error that a call ends with; an error of its own where there is none. */
export async function thrownBy(call: Promise<unknown>): Promise<Error> {
  const outcome: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error(`an error was expected, and there was ${outcome === undefined ? "none" : JSON.stringify(outcome)}`);
}
