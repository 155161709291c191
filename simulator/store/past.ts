import type { Stored } from "./stored";

interface Change<Body> {
  readonly at: number;
  readonly tenantId: string;
  readonly id: string;
  /** What was there until then. */
  readonly before: Stored<Body> | undefined;
}

/** When changes happen, and whether anybody wants to look back at them. */
export interface Hindsight {
  readonly now: () => number;
  readonly isWanted: () => boolean;
}

const keptMs = 60_000;

/** The changes of the last minute, so that one can see what a replica sees that has not heard of them. */
export class Past<Body> {
  private changes: Change<Body>[] = [];

  constructor(private readonly hindsight: Hindsight) {}

  note(tenantId: string, id: string, before: Stored<Body> | undefined): void {
    const { now, isWanted } = this.hindsight;
    if (!isWanted()) {
      this.changes = [];
      return;
    }
    const at = now();
    if ((this.changes[0]?.at ?? at) < at - 2 * keptMs) this.changes = this.changes.filter((each) => each.at >= at - keptMs);
    this.changes.push({ at, tenantId, id, before });
  }

  /** What was another thing then than it is now, by id. */
  since(tenantId: string, ageMs: number): ReadonlyMap<string, Stored<Body> | undefined> {
    const then = this.hindsight.now() - ageMs;
    const other = new Map<string, Stored<Body> | undefined>();
    for (const change of this.changes) {
      if (change.tenantId === tenantId && change.at > then && !other.has(change.id)) other.set(change.id, change.before);
    }
    return other;
  }

  clear(): void {
    this.changes = [];
  }
}
