import { ExpressionError } from "../errors";
import type { FunctionName } from "../language/catalogue";
import { parse, type ParseOptions } from "../language/parse";
import type { Argument, AttributeReference, Call, Expression, NumberLiteral, Text } from "../language/tree";

/** Anything that gives text: an expression, or the constant itself. */
export type TextTerm = Expression | string;

/** Anything that gives a number: an expression, or the number itself. Use a `bigint` for what is longer than 15 digits. */
export type NumberTerm = Expression | number | bigint;

/** Anything that an argument can be. `true` and `false` become the constants `"True"` and `"False"`. */
export type Term = TextTerm | NumberTerm | boolean;

/** An attribute of the source user, such as `attr("department")`. The name is case-sensitive. */
export function attr(name: string): AttributeReference {
  const printed = parse(`[${name}]`);
  if (printed.kind === "attribute" && printed.name === name) return printed;
  throw new ExpressionError(`'${name}' cannot be the name of an attribute`);
}

/** A constant text. Where an argument is wanted, the plain string does as well. */
export function text(value: string): Text {
  return { kind: "text", value };
}

/** An expression that exists as text, such as one copied from the portal. It is parsed here, so that a slip shows here. */
export function raw(expression: string, options?: ParseOptions): Expression {
  return parse(expression, options);
}

/** A call with its arguments in their places; those that are left out at the end are not printed. */
export function call(name: FunctionName, ...given: readonly (Term | undefined)[]): Call {
  const last = given.findLastIndex((term) => term !== undefined);
  return callWithPlaces(name, ...given.slice(0, last + 1));
}

/** The same, with a place for every argument: so the reference writes `Replace` and `FormatDateTime`. */
export function callWithPlaces(name: FunctionName, ...given: readonly (Term | undefined)[]): Call {
  return { kind: "call", name, arguments: given.map((term): Argument => (term === undefined ? undefined : expressionOf(term))) };
}

/** The expression that a term stands for. */
export function expressionOf(term: Term): Expression {
  if (typeof term === "string") return text(term);
  if (typeof term === "boolean") return text(term ? "True" : "False");
  return typeof term === "object" ? term : number(term);
}

function number(value: number | bigint): NumberLiteral {
  const digits = String(value);
  if (/^-?\d+(\.\d+)?$/.test(digits)) return { kind: "number", text: digits };
  throw new ExpressionError(`${digits} cannot be written as a number in an expression`);
}
