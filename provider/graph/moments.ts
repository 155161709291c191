/** The engine's parallel calls arrive within a few milliseconds of each other; longer would only be felt. */
const silenceMs = 6;
/**
 * A burst of hundreds of calls has longer gaps on a machine that is busy with it: from a few calls on, each that came makes a
 * longer silence worth waiting for. Whoever is waited for waits too, so that a burst ends when all of them are there.
 */
const few = 8;
const silencePerCallMs = 5;
const longestSilenceMs = 1_000;
const longestMomentMs = 10_000;

interface Moment {
  readonly end: Promise<void>;
  readonly over: () => void;
  readonly endsBy: number;
  calls: number;
  timer?: NodeJS.Timeout;
}

/**
 * What is asked for at about the same time. One for all tenants: the calls of a mesh come mixed, and the end of the burst is
 * the end for every tenant. Alone, a call waits for the shortest silence.
 */
export class Moments {
  private current: Moment | undefined;

  /** Joins the moment that is, or begins one; fulfilled when it is over. */
  join(): Promise<void> {
    const moment = (this.current ??= this.begin());
    const silence = Math.min(silenceMs + Math.max(moment.calls - few, 0) * silencePerCallMs, longestSilenceMs);
    moment.calls += 1;
    clearTimeout(moment.timer);
    moment.timer = setTimeout(moment.over, Math.min(silence, Math.max(moment.endsBy - performance.now(), 0)));
    return moment.end;
  }

  private begin(): Moment {
    let over = (): void => undefined;
    const end = new Promise<void>((resolve) => {
      over = () => {
        this.current = undefined;
        resolve();
      };
    });
    return { end, over, endsBy: performance.now() + longestMomentMs, calls: 0 };
  }
}
