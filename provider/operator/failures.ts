import { causeOf, type Cause } from "./causes";
import type { LogEntryWire } from "./provisioningLogs";

/** How often the service failed for one cause, and whom it met. It tries again in each cycle, so one user may have failed many times. */
export interface FailureCount extends Cause {
  /** Failed attempts. */
  readonly count: number;
  /** Users that they met, each once; at most 10,000 are told apart. */
  readonly userCount: number;
  /** When it was last seen, as ISO 8601 in UTC. */
  readonly last: string;
  /** The last few users that it met, each once. */
  readonly users: readonly string[];
}

const usersNamed = 3;
const usersToldApart = 10_000;

type Tally = Omit<FailureCount, "userCount"> & { readonly ids: Set<string> };

const nobody = (): Pick<Tally, "count" | "users" | "ids"> => ({ count: 0, users: [], ids: new Set() });

/** Counts failures by the service's code: there are few codes, however long the log is. */
export class FailuresByCause {
  private readonly found = new Map<string, Tally>();

  /** Entries come newest first. */
  add({ provisioningStatusInfo, activityDateTime, sourceIdentity }: LogEntryWire): void {
    if (provisioningStatusInfo?.status !== "failure") return;
    const { errorCode, reason, recommendedAction } = provisioningStatusInfo.errorInformation ?? {};
    const code = errorCode || "Unknown";
    // What the service said last speaks for all: its words may name one user and another time another.
    const cause = (): Tally => ({
      ...causeOf(code, reason ?? undefined, recommendedAction ?? undefined),
      ...nobody(),
      last: activityDateTime,
    });
    this.found.set(code, met(this.found.get(code) ?? cause(), sourceIdentity));
  }

  /** Those that met most users first. */
  get counts(): readonly FailureCount[] {
    const counts = [...this.found.values()].map(({ ids, ...rest }) => ({ ...rest, userCount: ids.size }));
    return counts.sort((one, other) => other.userCount - one.userCount || other.count - one.count);
  }
}

function met(tally: Tally, identity: LogEntryWire["sourceIdentity"]): Tally {
  const { count, users, ids } = tally;
  const id = identity?.id || undefined;
  if (id !== undefined && ids.size < usersToldApart) ids.add(id);
  return { ...tally, count: count + 1, users: named(users, identity?.displayName || id) };
}

function named(users: readonly string[], user: string | undefined): readonly string[] {
  return user === undefined || users.includes(user) || users.length === usersNamed ? users : [...users, user];
}
