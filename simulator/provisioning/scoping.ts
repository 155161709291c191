import { answerScope } from "./language";
import type { ObjectRule } from "./rule";
import type { SourceEntry } from "./sourceEntry";

/** Whether a user is in scope, with everything that the log tells about why. */
export interface Scoping {
  /** Not disabled and not deleted. */
  readonly active: boolean;
  readonly assigned: boolean;
  /** Assigned with a role that provisioning counts, or everybody is. */
  readonly entitled: boolean;
  /** The scoping filter of the configuration. */
  readonly filter: boolean;
  /** The built-in filter, which keeps external users out. */
  readonly input: boolean;
  /** Each condition, as the log writes it, and whether it held. */
  readonly clauses: Readonly<Record<string, boolean>>;
}

/** What is known of a user's assignment. */
export interface Assigned {
  readonly assigned: boolean;
  readonly entitled: boolean;
}

export function scopingOf(rule: ObjectRule, user: SourceEntry, { assigned, entitled }: Assigned): Scoping {
  const input = answerScope(rule.inputFilters, user);
  const filter = answerScope(rule.filters, user);
  const clauses = Object.fromEntries([...input.clauses, ...filter.clauses]);
  const active = user["accountEnabled"] !== false && user["IsSoftDeleted"] !== true;
  return { active, assigned, entitled, input: input.inScope, filter: filter.inScope, clauses };
}

/** In the words of the portal, one for each reason. */
export function skipReasons(scoping: Scoping): string[] {
  const reasons: string[] = [];
  if (!scoping.active)
    reasons.push("This object is not active in the source system. If you did not expect the object to be skipped, enable it.");
  if (!scoping.assigned && !scoping.entitled)
    reasons.push(
      "This object is not assigned to the application. If you did not expect the object to be skipped, assign the object to the application or change your scoping filter to allow all users and groups to be in scope for provisioning.",
    );
  if (!scoping.entitled)
    reasons.push(
      "This object does not have required entitlement for provisioning. If you did not expect the object to be skipped, update provisioning scope to 'Sync all users and groups' or assign the object to the application with entitlement of provisioning category User.",
    );
  if (!scoping.input || !scoping.filter) {
    const failed = Object.entries(scoping.clauses).filter(([, holds]) => !holds);
    reasons.push(`This object did not pass a scoping filter: ${failed.map(([clause]) => clause).join("; ")}.`);
  }
  return reasons;
}
