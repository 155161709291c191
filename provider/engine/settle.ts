/** How long something may take, and how waiting is done. Time is a parameter so that tests need none. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (delayMs: number) => Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
};

export interface Condition<T> {
  /** Completes the sentence "waited for ...". */
  readonly name: string;
  readonly boundMs: number;
  /** How far apart looks may come to be. Default: five seconds. */
  readonly longestDelayMs?: number;
  /** The value once the condition holds, `undefined` until then. */
  attempt(): Promise<T | undefined>;
}

export class WaitedTooLong extends Error {
  constructor(
    readonly condition: string,
    readonly boundMs: number,
  ) {
    super(`waited ${(boundMs / 1000).toString()} s for ${condition}, and it did not come`);
    this.name = "WaitedTooLong";
  }
}

const firstDelayMs = 100;
const usualLongestDelayMs = 5_000;

/** Looks at once, then ever less often until the bound. */
export async function settle<T>(condition: Condition<T>, clock: Clock): Promise<T> {
  const endAt = clock.now() + condition.boundMs;
  const { longestDelayMs = usualLongestDelayMs } = condition;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 1.6, longestDelayMs)) {
    const value = await condition.attempt();
    if (value !== undefined) return value;
    if (clock.now() >= endAt) throw new WaitedTooLong(condition.name, condition.boundMs);
    await clock.sleep(Math.min(delayMs, Math.max(endAt - clock.now(), 0)));
  }
}
