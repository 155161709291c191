import { ExpressionError, ExpressionSyntaxError, parse, type Expression } from "../../expressions";
import type { Side } from "./schemaWire";

/** What a mapping or a filter may name on each side; `undefined` where that is not known. */
export interface KnownNames extends Readonly<Record<Side, readonly string[] | undefined>> {
  readonly of: "users" | "groups";
}

/** Why a name cannot be used, and how it could be; `undefined` where it can. */
export function problemOfName(side: Side, name: string, known: KnownNames): string | undefined {
  const attributes = known[side];
  if (attributes === undefined || attributes.includes(name)) return undefined;
  return `${bareProblem(name, attributes)} (${known.of} of the ${side} tenant). ${wayOut(side, name, known)}`;
}

/** Why an expression cannot be used, with the character where it goes wrong; `undefined` where it can. */
export function problemOfExpression(expression: string, known: KnownNames): string | undefined {
  const syntax = problemOf(() => parse(expression));
  if (syntax !== undefined || known.source === undefined) return syntax?.message;
  const attributes = known.source;
  const unknown = attributesIn(parse(expression)).find((name) => !attributes.includes(name));
  if (unknown === undefined) return undefined;
  return `${problemOf(() => parse(expression, { attributes }))?.message ?? ""}\n${wayOut("source", unknown, known)}`;
}

function bareProblem(name: string, attributes: readonly string[]): string {
  const problem = problemOf(() => parse(`[${name}]`, { attributes }));
  return problem instanceof ExpressionSyntaxError ? problem.problem : `There is no attribute '${name}'`;
}

function wayOut(side: Side, name: string, known: KnownNames): string {
  if (known.of === "groups") return `The schema of this configuration has these: ${(known[side] ?? []).join(", ")}`;
  return `If it is a custom attribute or a directory extension, declare it: attributes: { ${side}: { ${JSON.stringify(name)}: "String" } }`;
}

function problemOf(read: () => unknown): ExpressionError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

/** The attributes that an expression reads, in their order; one that is read twice comes twice. */
export function attributesIn(expression: Expression): string[] {
  if (expression.kind === "attribute") return [expression.name];
  if (expression.kind !== "call") return [];
  return expression.arguments.flatMap((argument) => {
    if (argument === undefined) return [];
    return argument.kind === "comparison" ? [argument.left, argument.right].flatMap(attributesIn) : attributesIn(argument);
  });
}
