import { badRequest, type GraphError } from "../graph/graphError";
import type { EntityType } from "../graph/propertyType";
import type { Expression } from "./filterParser";
import type { QueryCapability } from "./options";

/** What a part of a filter is read against. */
export interface Reading {
  readonly type: EntityType;
  readonly capability: QueryCapability;
  /** The property that each lambda's variable goes through. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Refuses a comparison, a call or a negation that Graph has no index for. Only directory objects are this particular. */
export function requireSupport(expression: Expression, { type, capability, variables }: Reading): void {
  if (!type.directoryObject) return;
  const operator = operatorOf(expression);
  if (operator === undefined) return;
  const name = propertyOf(expression);
  const property = name === undefined ? undefined : (variables.get(name) ?? name);
  if (operator === "contains") throw unsupported(property, type);
  const needed = property === undefined ? ordinary(operator) : neededFor(operator, property, type);
  if (needed === "never") throw unsupported(property, type);
  if (needed === "advanced" && capability === "basic") throw needsParameters(operator, property, type);
}

type Needed = "basic" | "advanced" | "never";

/** In the order of the columns of Graph's table; `gt` and `lt` go with `ge` and `le`. */
const columns = ["eq", "ne", "not", "ge", "le", "in", "startswith", "null"];
const aliases: Readonly<Record<string, string>> = { gt: "ge", lt: "le" };
const letters: Readonly<Record<string, Needed>> = { d: "basic", a: "advanced", "-": "never" };
const endsWithProperties = ["mail", "otherMails", "userPrincipalName", "proxyAddresses"];

function neededFor(operator: string, property: string, type: EntityType): Needed {
  if (operator === "endswith") return type.filterable === undefined || endsWithProperties.includes(property) ? "advanced" : "never";
  if (operator === "$count") return "advanced";
  const row = type.filterable?.[property];
  if (type.filterable === undefined) return ordinary(operator);
  return letters[row?.charAt(columns.indexOf(aliases[operator] ?? operator)) ?? ""] ?? "never";
}

/** Of types without a table of their own. */
function ordinary(operator: string): Needed {
  return ["ne", "not", "endswith", "$count"].includes(operator) ? "advanced" : "basic";
}

function operatorOf(expression: Expression): string | undefined {
  if (expression.kind === "call") return expression.name;
  if (expression.kind === "not" || expression.kind === "in") return expression.kind;
  if (expression.kind === "path") return expression.path.at(-1) === "$count" ? "$count" : undefined;
  if (expression.kind !== "compare") return undefined;
  const isNull = expression.right.kind === "literal" && expression.right.value === null;
  // A null is a column of its own, but for `ne`, which needs the index anyway.
  return isNull && expression.operator === "eq" ? "null" : expression.operator;
}

/** The property that an expression is about, as far as it is about one of the entity itself. */
function propertyOf(expression: Expression): string | undefined {
  if (expression.kind === "compare" || expression.kind === "in") return pathName(expression.left);
  if (expression.kind === "call") return pathName(expression.arguments[0]);
  return expression.kind === "not" ? propertyOf(expression.operand) : pathName(expression);
}

function pathName(expression: Expression | undefined): string | undefined {
  return expression?.kind === "path" ? expression.path[0] : undefined;
}

function unsupported(property: string | undefined, type: EntityType): GraphError {
  const resource = type.name.charAt(0).toUpperCase() + type.name.slice(1);
  return badRequest(
    `Unsupported or invalid query filter clause specified for property '${property ?? ""}' of resource '${resource}'.`,
    "Request_UnsupportedQuery",
  );
}

const spelling: Readonly<Record<string, string>> = { endswith: "endsWith", startswith: "startsWith" };

function needsParameters(operator: string, property: string | undefined, type: EntityType): GraphError {
  if (operator === "null") return unsupported(property, type);
  return badRequest(
    `Operator '${spelling[operator] ?? operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
    "Request_UnsupportedQuery",
  );
}
