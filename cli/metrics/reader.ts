import type { Lookout } from "./lookout";
import type { Reading } from "./reading";
import type { RequestCount } from "./requestCounts";

export interface Pace {
  /** Graph is asked once in this time, whoever asks for metrics how often. */
  readonly everyMs: number;
  /** How long an answer waits for slow tenants. What they say later is told by the next answer. */
  readonly patienceMs: number;
}

/** Reads all configurations, for everybody who asks. */
export class Reader {
  private round: { readonly began: number; readonly over: Promise<void> } | undefined;
  private durationMs = 0;

  constructor(
    private readonly lookouts: readonly Lookout[],
    private readonly requests: () => readonly RequestCount[],
    private readonly pace: Pace,
  ) {}

  async read(): Promise<Reading> {
    const now = performance.now();
    if (this.round === undefined || now - this.round.began >= this.pace.everyMs) this.round = { began: now, over: this.look(now) };
    await within(this.pace.patienceMs, this.round.over);
    return { configurations: this.lookouts.map((each) => each.reading), durationMs: this.durationMs, requests: this.requests() };
  }

  /** All at once: reads of one tenant travel together, and none waits for another tenant. */
  private async look(began: number): Promise<void> {
    await Promise.all(this.lookouts.map((each) => each.look()));
    this.durationMs = performance.now() - began;
  }
}

function within(ms: number, work: Promise<void>): Promise<void> {
  if (ms === Infinity) return work;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.finally(() => clearTimeout(timer)).then(resolve);
  });
}
