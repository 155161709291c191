import type { User } from "../../../expressions";
import type { UserExplanation } from "../../scope/explain";
import { valueIn, type MappedAttribute, type Plain } from "./attributes";
import { externalPrefix, type Matched } from "./targetUser";

/** What the service would do for the user when it comes to it. */
export interface NextStep {
  readonly action: "create" | "update" | "disable" | "delete" | "restore" | "none" | "skip" | "fail" | "unknown";
  /** The service's code, where it skips or fails the user. */
  readonly code?: string;
  /** One sentence for each reason. */
  readonly because: readonly string[];
  /** What it writes on the target user; all values where it makes one. */
  readonly changes: readonly AttributeChange[];
}

export interface AttributeChange {
  readonly attribute: string;
  readonly before: Plain;
  readonly after: Plain;
}

/** Everything that decides. */
export interface Circumstances {
  readonly scope: UserExplanation;
  readonly attributes: readonly MappedAttribute[];
  readonly matched: Matched;
  /** The mapping's target object actions: `Add`, `Update`, `Delete`. */
  readonly actions: readonly string[];
  /** Initial cycles and runs on demand also match users whose invitation is pending; only cycles bring back whom the job deleted. */
  readonly by: "cycle" | "initial cycle" | "onDemand";
}

export function nextStep(given: Circumstances): NextStep {
  const { scope, matched } = given;
  const { match } = matched;
  const isOurs = match.kind === "found" && match.by === "log";
  if (!scope.builtIn.inScope) return skipped(scope);
  if (scope.paths.length === 0 || !scope.filters.inScope) return isOurs && scope.active ? removed(given) : skipped(scope, leftOver(given));
  if (isOurs) return updated(given);
  if (!scope.active) return skipped(scope);
  return arrived(given);
}

function arrived(given: Circumstances): NextStep {
  const { match } = given.matched;
  switch (match.kind) {
    case "unknown":
      return { action: "unknown", because: [match.reason], changes: [] };
    case "lost":
      return failed("InvalidAnchor", "the user that the job made is gone from the target; a restart with the scope Full makes it anew");
    case "deleted":
      return given.by === "onDemand"
        ? {
            action: "skip",
            code: "EntrySynchronizationSkipped",
            because: ["a run on demand brings nobody back: a cycle does"],
            changes: [],
          }
        : { action: "restore", because: ["the job deleted the user less than 30 days ago"], changes: [] };
    case "inTheWay":
      return failed("InvitationCreationFailureAmbiguousUser", `${match.user.userPrincipalName} of the target tenant has the address`);
    case "found":
      return match.user.isPending && given.by === "cycle"
        ? failed("InvitationCreationFailure", "the target user's invitation is pending: a run on demand or a restart matches it")
        : updated(given);
    case "none":
      return created(given);
  }
}

function created({ attributes, actions }: Circumstances): NextStep {
  if (!actions.includes("Add")) return withoutFlow("make");
  const changes = attributes.flatMap(({ target, outcome }) =>
    outcome.kind === "value" && outcome.value !== null ? [{ attribute: target, before: null, after: outcome.value }] : [],
  );
  const fault = faultIn(attributes);
  if (fault !== undefined) return fault;
  const given = (name: string): boolean =>
    changes.some(({ attribute }) => attribute === name) ||
    attributes.some((each) => each.target === name && each.outcome.kind === "serviceOnly");
  const missing = ["displayName", "userPrincipalName"].filter((name) => !given(name));
  if (missing.length > 0) return failed("MandatoryFieldsMissing", `a user needs a value for ${missing.join(" and ")}`);
  return { action: "create", because: ["the target has no such user"], changes };
}

function updated({ attributes, actions, matched: { has = {} } }: Circumstances): NextStep {
  const applying = attributes.filter(
    ({ apply, target }) => apply === "always" || (apply === "where empty" && isEmpty(valueIn(has, target))),
  );
  const fault = faultIn(applying);
  if (fault !== undefined) return fault;
  const changes = actions.includes("Update") ? applying.flatMap((each) => changeOf(each, has)) : [];
  if (changes.length === 0) {
    return { action: "none", code: "RedundantExport", because: ["the target has every value as mapped"], changes };
  }
  const disables = changes.some(({ attribute, after }) => attribute === "accountEnabled" && after === "False");
  return { action: disables ? "disable" : "update", because: ["the target user differs"], changes };
}

function removed({ scope, actions, matched }: Circumstances): NextStep {
  if (!actions.includes("Delete")) return withoutFlow("delete");
  const { match } = matched;
  const who = match.kind === "found" ? match.user.userPrincipalName : "the target user";
  return { action: "delete", because: [...reasons(scope), `${who} was made or matched by this job`], changes: [] };
}

/** Who is in the target without a line in the log is deleted only where the job knows the user, which the log does not tell. */
function leftOver({ scope, matched: { match } }: Circumstances): readonly string[] {
  if (match.kind !== "found" || !scope.active) return [];
  return [`${match.user.userPrincipalName} is in the target, and is deleted there if this job made it: its log does not say so`];
}

function changeOf({ target, outcome }: MappedAttribute, has: User): AttributeChange[] {
  if (outcome.kind !== "value") return [];
  const before = valueIn(has, target);
  return isSame(target, outcome.value, before) ? [] : [{ attribute: target, before, after: outcome.value }];
}

const truths = ["accountEnabled", "showInAddressList"];

function isSame(attribute: string, mapped: Plain, before: Plain): boolean {
  if (attribute === "userPrincipalName" && typeof mapped === "string" && typeof before === "string") {
    return before === mapped || before.startsWith(externalPrefix(mapped));
  }
  if (truths.includes(attribute)) return String(mapped).toLowerCase() === String(before).toLowerCase();
  return JSON.stringify(mapped) === JSON.stringify(before);
}

function isEmpty(value: Plain): boolean {
  return value === null || value.length === 0;
}

function faultIn(attributes: readonly MappedAttribute[]): NextStep | undefined {
  const faults = attributes.flatMap(({ target, outcome }) => {
    if (outcome.kind === "fails") return [`${target}: ${outcome.reason}`];
    const isWrongType = target === "userType" && outcome.kind === "value" && outcome.value !== "Member" && outcome.value !== "Guest";
    return isWrongType ? ["userType must be Member or Guest"] : [];
  });
  return faults.length === 0 ? undefined : failed("InvitationCreationFailureInvalidPropertyValue", ...faults);
}

function failed(code: string, ...because: readonly string[]): NextStep {
  return { action: "fail", code, because, changes: [] };
}

function withoutFlow(verb: string): NextStep {
  return { action: "skip", code: "FlowTypeNotEnabled", because: [`the mapping's target object actions do not ${verb} users`], changes: [] };
}

function skipped(scope: UserExplanation, more: readonly string[] = []): NextStep {
  return { action: "skip", code: "NotEffectivelyEntitled", because: [...reasons(scope), ...more], changes: [] };
}

/** Every reason why the user is not in scope, not the first alone: who puts one right should not meet the next. */
function reasons({ paths, lacksRole, active, signsInByText, builtIn, filters }: UserExplanation): string[] {
  return [
    ...(active ? [] : ["the user is disabled, and a disabled user is not made in the target"]),
    ...(paths.length > 0 ? [] : [lacksRole ? "the assignment has a role that does not count" : unassigned]),
    ...(builtIn.inScope ? [] : [signsInByText === true ? "the user signs in by text message" : external]),
    ...(filters.inScope ? [] : ["no scoping filter holds"]),
  ];
}

const unassigned = "the user is not assigned, neither by itself nor as a direct member of an assigned group";
const external = "the user is external: only members of the source tenant itself are synchronized";
