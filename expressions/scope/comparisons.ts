import { ExpressionError } from "../errors";
import { dotnetPattern } from "../evaluate/regex";
import type { Operator } from "./operators";

export interface ScopeOptions {
  /**
   * Whether a regular expression must cover the whole value, which is undocumented: `"search"` (default) is content with a part, as .NET is.
   * Write `^...$` to mean the same with both.
   */
  readonly regex?: "search" | "whole";
}

/** Whether a value that is present, and of one text, meets the operator. */
export type Comparison = (actual: string, values: readonly string[], options: ScopeOptions) => boolean;

const equals: Comparison = (actual, values) => values.includes(actual);
const matches: Comparison = (actual, values, options) => values.some((value) => patternOf(value, options).test(actual));
// The page: true when the value of the attribute exists in the given text.
const isPartOf: Comparison = (actual, values) => values.some((value) => value.includes(actual));
const not =
  (comparison: Comparison): Comparison =>
  (...given) =>
    !comparison(...given);

export const comparisons: Readonly<Record<Operator, Comparison>> = {
  EQUALS: equals,
  "NOT EQUALS": not(equals),
  "IS TRUE": (actual) => actual.toLowerCase() === "true",
  "IS FALSE": (actual) => actual.toLowerCase() === "false",
  "IS NULL": () => false,
  "IS NOT NULL": () => true,
  "REGEX MATCH": matches,
  "NOT REGEX MATCH": not(matches),
  ENDS_WITH: (actual, values) => values.some((value) => actual.endsWith(value)),
  INCLUDES: (actual, values) => values.some((value) => actual.includes(value)),
  GREATER_THAN: (actual, values) => values.some((value) => isInteger(value) && BigInt(actual) > BigInt(value)),
  GREATER_THAN_OR_EQUALS: (actual, values) => values.some((value) => isInteger(value) && BigInt(actual) >= BigInt(value)),
  "&": isPartOf,
  "!&": not(isPartOf),
};

/** Whether the operator compares whole numbers. */
export function comparesNumbers(operator: Operator): boolean {
  return operator === "GREATER_THAN" || operator === "GREATER_THAN_OR_EQUALS";
}

/** Whether it is a number that such an operator accepts: digits only. */
export function isInteger(value: string): boolean {
  return /^\d+$/.test(value);
}

/** The regular expression of a clause; an `ExpressionError` when it is none. */
export function patternOf(written: string, { regex = "search" }: ScopeOptions): RegExp {
  try {
    return dotnetPattern(regex === "whole" ? `^(?:${written})$` : written).expression;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ExpressionError(`The regular expression '${written}' cannot be used here: ${cause.message}`, { cause });
  }
}
