import type { Comparison, ComparisonOperator, Expression } from "../language/tree";
import { expressionOf, type Term } from "./terms";

/** What `iif` and `cBool` decide by: a comparison, or a function that gives True or False. */
export type Condition = Comparison | Expression;

/** `left = right`. Texts are compared case-sensitively. An absent or empty attribute never meets a comparison. */
export const equal = (left: Term, right: Term): Comparison => comparison(left, "=", right);

/** `left <> right`. */
export const notEqual = (left: Term, right: Term): Comparison => comparison(left, "<>", right);

/** `left < right`. */
export const lessThan = (left: Term, right: Term): Comparison => comparison(left, "<", right);

/** `left <= right`. */
export const atMost = (left: Term, right: Term): Comparison => comparison(left, "<=", right);

/** `left > right`. */
export const greaterThan = (left: Term, right: Term): Comparison => comparison(left, ">", right);

/** `left >= right`. */
export const atLeast = (left: Term, right: Term): Comparison => comparison(left, ">=", right);

function comparison(left: Term, operator: ComparisonOperator, right: Term): Comparison {
  return { kind: "comparison", operator, left: expressionOf(left), right: expressionOf(right) };
}
