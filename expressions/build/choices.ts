import type { Call } from "../language/tree";
import type { Condition } from "./conditions";
import { call, callWithPlaces, expressionOf, type Term, type TextTerm } from "./terms";

/**
 * One of two values. There is no AND and no OR: nest it.
 *
 * @example
 * iif(equal(attr("country"), "USA"), "US", attr("country"));
 */
export const iif = (condition: Condition, whenTrue: Term, whenFalse: Term): Call => ({
  kind: "call",
  name: "IIF",
  arguments: [condition, expressionOf(whenTrue), expressionOf(whenFalse)],
});

/** Value by key. Pairs keep their order, and their keys may be expressions. The key `""` stands for a source that is absent or empty. */
export type Cases = Readonly<Record<string, Term>> | readonly (readonly [key: Term, value: Term])[];

/**
 * `Switch`: the value of the key that equals the source, case-sensitively; `otherwise` when none does.
 *
 * @example
 * switchOn(attr("state"), { NSW: "Australia/Sydney", QLD: "Australia/Brisbane" }, "Australia/Sydney");
 */
export function switchOn(source: TextTerm, cases: Cases, otherwise?: Term): Call {
  const pairs = isPairs(cases) ? cases : Object.entries(cases);
  return callWithPlaces("Switch", source, otherwise, ...pairs.flat());
}

function isPairs(cases: Cases): cases is Extract<Cases, readonly unknown[]> {
  return Array.isArray(cases);
}

/** The first source that is not absent. */
export const coalesce = (first: Term, ...rest: readonly Term[]): Call => call("Coalesce", first, ...rest);

/** Leaves the target attribute as it is when the value is absent or empty. Put it around the whole expression. */
export const ignoreFlowIfNullOrEmpty = (value: Term): Call => call("IgnoreFlowIfNullOrEmpty", value);

/** True or False by a condition. */
export const cBool = (condition: Condition): Call => ({ kind: "call", name: "CBool", arguments: [condition] });

/** False for True, and True for everything else. */
export const not = (source: Term): Call => call("Not", source);

/** Whether the value is absent. */
export const isNull = (value: Term): Call => call("IsNull", value);

/** Whether the value is absent or empty. */
export const isNullOrEmpty = (value: Term): Call => call("IsNullOrEmpty", value);

/** Whether the value is neither absent nor empty. */
export const isPresent = (value: Term): Call => call("IsPresent", value);

/** Whether the value is one text. */
export const isString = (value: Term): Call => call("IsString", value);

/** Whether the value is absent. Only in Graph's older list of functions. */
export const isNothing = (value: Term): Call => call("IsNothing", value);

/** The value unchanged, hidden in the provisioning log. */
export const redact = (value: Term): Call => call("Redact", value);

/** Gives up on the user with this message. Documented for cloud sync only. */
export const error = (message: TextTerm): Call => call("Error", message);
