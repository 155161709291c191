import type { LogEntryWire } from "../../provider/operator/provisioningLogs";

const lateMs = 120_000;

/** Entries come late and out of order, so each look goes back a little; what was shown already is left out the next time. */
export class Recent {
  private readonly times = new Map<string, string>();

  constructor(private start: string | undefined) {}

  /** From when on the next look has to look. */
  get after(): string | undefined {
    return this.start;
  }

  /** Those of a page that were not shown yet; pages come oldest first. */
  fresh(page: readonly LogEntryWire[]): readonly LogEntryWire[] {
    const fresh = page.filter(({ id }) => !this.times.has(id));
    for (const { id, activityDateTime } of fresh) this.times.set(id, activityDateTime);
    this.forget();
    return fresh;
  }

  /** Only what may come again is remembered, however long the log is. */
  private forget(): void {
    const newest = [...this.times.values()].reduce((latest, time) => (time > latest ? time : latest), "");
    if (newest === "") return;
    const from = new Date(Date.parse(newest) - lateMs).toISOString();
    if (this.start === undefined || from > this.start) this.start = from;
    for (const [id, time] of this.times) if (time <= this.start) this.times.delete(id);
  }
}
