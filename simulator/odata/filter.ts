import { badRequest } from "../graph/graphError";
import { isObject, type Json, type JsonObject } from "../graph/json";
import { hasProperty, type EntityType } from "../graph/propertyType";
import { parseFilter, type Expression } from "./filterParser";
import type { QueryCapability } from "./options";
import { requireSupport, type Reading } from "./support";

type Scope = Readonly<Record<string, Json | undefined>>;

/** The test that a `$filter` describes, after refusing what Graph refuses for this type. */
export function filterTest(source: string, type: EntityType, capability: QueryCapability): (entity: JsonObject) => boolean {
  const expression = parseFilter(source);
  check(expression, { type, capability, variables: new Map() });
  return (entity) => evaluate(expression, entity) === true;
}

function check(expression: Expression, reading: Reading): void {
  if (expression.kind === "path" || expression.kind === "lambda") checkPath(expression.path, reading);
  if (expression.kind === "call") requireFunction(expression.name);
  for (const part of parts(expression)) check(part, expression.kind === "lambda" ? within(reading, expression) : reading);
  requireSupport(expression, reading);
}

function within(reading: Reading, { variable, path }: Extract<Expression, { kind: "lambda" }>): Reading {
  return { ...reading, variables: new Map([...reading.variables, [variable, path[0] ?? ""]]) };
}

function parts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "path":
      return [];
    case "call":
      return expression.arguments;
    case "compare":
    case "logic":
      return [expression.left, expression.right];
    case "in":
      return [expression.left, ...expression.values];
    case "not":
      return [expression.operand];
    case "lambda":
      return expression.body ? [expression.body] : [];
  }
}

function requireFunction(name: string): void {
  if (!functions.has(name)) throw badRequest(`An unknown function with name '${name}' was found.`, "BadRequest");
}

function checkPath(path: readonly string[], { type, variables }: Reading): void {
  const first = path[0] ?? "";
  if (!variables.has(first) && !hasProperty(type, first)) {
    throw badRequest(`Could not find a property named '${first}' on type 'microsoft.graph.${type.name}'.`, "BadRequest");
  }
}

function evaluate(expression: Expression, scope: Scope): Json {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "path":
      return read(expression.path, scope);
    case "call":
      return callFunction(
        expression.name,
        expression.arguments.map((argument) => evaluate(argument, scope)),
      );
    case "compare":
      return compare(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case "in": {
      const left = evaluate(expression.left, scope);
      return expression.values.some((value) => compare("eq", left, evaluate(value, scope)));
    }
    case "logic":
      return expression.operator === "and"
        ? evaluate(expression.left, scope) === true && evaluate(expression.right, scope) === true
        : evaluate(expression.left, scope) === true || evaluate(expression.right, scope) === true;
    case "not":
      return evaluate(expression.operand, scope) !== true;
    case "lambda":
      return evaluateLambda(expression, scope);
  }
}

function evaluateLambda(lambda: Extract<Expression, { kind: "lambda" }>, scope: Scope): boolean {
  const items = read(lambda.path, scope);
  if (!Array.isArray(items)) return lambda.name === "all";
  const { body } = lambda;
  if (!body) return items.length > 0;
  const holds = (item: Json) => evaluate(body, { ...scope, [lambda.variable]: item }) === true;
  return lambda.name === "any" ? items.some(holds) : items.every(holds);
}

function read(path: readonly string[], scope: Scope): Json {
  let value: Json | undefined = scope[path[0] ?? ""];
  for (const segment of path.slice(1)) value = segment === "$count" ? lengthOf(value) : isObject(value) ? value[segment] : null;
  return value ?? null;
}

function lengthOf(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

type TextFunction = (subject: string, operand: string) => Json;

/** Their arguments come in lower case. */
const functions = new Map<string, TextFunction>([
  ["startswith", (subject, operand) => subject.startsWith(operand)],
  ["endswith", (subject, operand) => subject.endsWith(operand)],
  ["contains", (subject, operand) => subject.includes(operand)],
  ["tolower", (subject) => subject],
  ["toupper", (subject) => subject.toUpperCase()],
]);

function callFunction(name: string, values: readonly Json[]): Json {
  const [subject = "", operand = ""] = values.map((value) => (typeof value === "string" ? value.toLowerCase() : ""));
  return functions.get(name)?.(subject, operand) ?? null;
}

/** Directory strings compare without regard to case. */
function compare(operator: string, left: Json, right: Json): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  if (operator === "eq") return a === b;
  if (operator === "ne") return a !== b;
  if (a === null || b === null || typeof a !== typeof b) return false;
  if (operator === "gt") return a > b;
  if (operator === "ge") return a >= b;
  return operator === "lt" ? a < b : a <= b;
}

function comparable(value: Json): string | number | boolean | null {
  if (typeof value === "string") return value.toLowerCase();
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}
