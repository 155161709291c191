/** The simulator's time: real time, and as much later as somebody moved it. It never goes back. */
export class Clock {
  private pinned: number | undefined;

  constructor(
    private aheadMs = 0,
    /** The time that moving the clock does not change. */
    private readonly real: () => number = Date.now,
  ) {}

  now(): number {
    return this.pinned ?? this.real() + this.aheadMs;
  }

  /** How far ahead of real time it is. */
  get ahead(): number {
    return this.aheadMs;
  }

  /** Goes to a moment; going back is ignored. */
  moveTo(moment: number): void {
    this.aheadMs = Math.max(this.aheadMs, moment - this.real());
  }

  /** Does a piece of work at the moment it was due. */
  during<Result>(moment: number, work: () => Result): Result {
    const before = this.pinned;
    this.pinned = moment;
    try {
      return work();
    } finally {
      this.pinned = before;
    }
  }
}
