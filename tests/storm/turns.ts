import type { Gate, Requests } from "./requests";

interface Waiting {
  readonly racer: number;
  go(): void;
}

/** Lets the requests of several works go one at a time, in an order that a seed decides: the same seed, the same race. */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private readonly running = new Set<number>();
  private isBusy = false;

  constructor(
    private readonly requests: Requests,
    private readonly random: () => number,
  ) {}

  race<Result>(works: readonly (() => Promise<Result>)[]): Promise<Result[]> {
    for (const racer of works.keys()) this.running.add(racer);
    // They are meant to run at the same time.
    return Promise.all(
      works.map((work, racer) =>
        this.requests.through(this.gateOf(racer), work).finally(() => {
          this.running.delete(racer);
          this.next();
        }),
      ),
    );
  }

  private gateOf(racer: number): Gate {
    return async (send) => {
      await new Promise<void>((go) => {
        this.waiting.push({ racer, go });
        this.next();
      });
      try {
        return await send();
      } finally {
        this.isBusy = false;
        this.next();
      }
    };
  }

  /** Only when everybody who still runs has a request to send: else the order would be one of chance. */
  private next(): void {
    const isAwaited = [...this.running].some((racer) => !this.waiting.some((each) => each.racer === racer));
    if (this.isBusy || isAwaited) return;
    const [turn] = this.waiting.splice(Math.floor(this.random() * this.waiting.length), 1);
    this.isBusy = turn !== undefined;
    turn?.go();
  }
}
