import { causeOf, type Cause } from "./causes";
import type { LogEntryWire } from "./provisioningLogs";

/** How often the service failed for one cause, and whom it met last. */
export interface FailureCount extends Cause {
  readonly count: number;
  /** When it was last seen, as ISO 8601 in UTC. */
  readonly last: string;
  /** The last few users that it met, each once. */
  readonly users: readonly string[];
}

const usersNamed = 3;

/** Counts failures by the service's code: there are few codes, however long the log is. */
export class FailuresByCause {
  private readonly found = new Map<string, FailureCount>();

  /** Entries come newest first. */
  add({ provisioningStatusInfo, activityDateTime, sourceIdentity }: LogEntryWire): void {
    if (provisioningStatusInfo?.status !== "failure") return;
    const { errorCode, reason, recommendedAction } = provisioningStatusInfo.errorInformation ?? {};
    const code = errorCode || "Unknown";
    const before = this.found.get(code);
    const user = sourceIdentity?.displayName || sourceIdentity?.id || undefined;
    this.found.set(code, {
      // What the service said last speaks for all: its words may name one user and another time another.
      ...(before ?? { ...causeOf(code, reason ?? undefined, recommendedAction ?? undefined), last: activityDateTime }),
      count: (before?.count ?? 0) + 1,
      users: named(before?.users ?? [], user),
    });
  }

  /** The most frequent first. */
  get counts(): readonly FailureCount[] {
    return [...this.found.values()].sort((one, other) => other.count - one.count);
  }
}

function named(users: readonly string[], user: string | undefined): readonly string[] {
  return user === undefined || users.includes(user) || users.length === usersNamed ? users : [...users, user];
}
