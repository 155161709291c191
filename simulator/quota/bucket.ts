/** How much may be taken in which time. */
export interface Limit {
  readonly amount: number;
  readonly periodMs: number;
}

/** A token bucket: full at first unless others used of it, and filled again at an even pace. */
export class Bucket {
  private level: number;
  private at: number;

  constructor(
    private readonly limit: Limit,
    now: number,
    used = 0,
  ) {
    this.level = limit.amount * (1 - used);
    this.at = now;
  }

  /** How long until that much can be taken; 0 when it can be now. Takes nothing. */
  waitMs(amount: number, now: number): number {
    this.fill(now);
    return Math.max(0, (amount - this.level) / this.pace);
  }

  take(amount: number, now: number): void {
    this.fill(now);
    this.level -= amount;
  }

  /** The share of the limit that is used up, from 0 to 1. */
  get used(): number {
    return 1 - this.level / this.limit.amount;
  }

  private fill(now: number): void {
    this.level = Math.min(this.limit.amount, this.level + Math.max(0, now - this.at) * this.pace);
    this.at = now;
  }

  private get pace(): number {
    return this.limit.amount / this.limit.periodMs;
  }
}
