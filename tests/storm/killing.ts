/** When the process dies: right before the n-th request is sent, or right after its answer came. */
export interface Death {
  readonly request: number;
  readonly moment: "before" | "after";
}

/** The outcome of work that was killed. */
export const killed = Symbol("killed");

/**
 * Runs work in a process that dies at a request: the work never hears an answer again, sends nothing more, and reports nothing.
 * Where it does not come to that request, its own result is handed on.
 */
export async function killedAt<Result>(death: Death, work: () => Promise<Result>): Promise<Result | typeof killed> {
  const usual = globalThis.fetch;
  let count = 0;
  let die: (outcome: typeof killed) => void = () => undefined;
  const dead = new Promise<typeof killed>((resolve) => (die = resolve));
  const forever = (): Promise<never> => (die(killed), new Promise<never>(() => undefined));
  globalThis.fetch = async (...request) => {
    count++;
    if (count > death.request) return forever();
    if (count < death.request) return usual(...request);
    if (death.moment === "before") return forever();
    await (await usual(...request)).text();
    return forever();
  };
  try {
    return await Promise.race([work(), dead]);
  } finally {
    // What goes on in the dead process must not reach the tenants, so it keeps the fetch that never answers.
    globalThis.fetch = usual;
  }
}
