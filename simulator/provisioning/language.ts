import { randomUUID } from "node:crypto";
import {
  ExpressionError,
  evaluate,
  explainScope,
  operatorNamed,
  parse,
  type Clause,
  type EvaluateOptions,
  type FilterGroup,
  type ScopingFilters,
  type User,
  type Value,
} from "../../expressions";
import { objectList, text, textList } from "../graph/body";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { SourceEntry } from "./sourceEntry";

/** A mapping or a filter that gives no answer for this user. */
export class MappingFailure extends Error {}

/** Says that the target keeps what it has. */
export const keepTarget = Symbol("keep what the target has");

/** What a mapping's source gives for a user. */
export type Evaluate = (user: SourceEntry, options: EvaluateOptions) => Json | typeof keepTarget;

/** An expression, read once and evaluated for many users; one that cannot be read fails for each of them. */
export function compileExpression(expression: string): Evaluate {
  const tree = attempt(() => parse(expression));
  return (user, options) => {
    if (tree instanceof MappingFailure) throw tree;
    const outcome = attempt(() => evaluate(tree, asUser(user), options));
    if (outcome instanceof MappingFailure) throw outcome;
    return outcome.flow === "value" ? asJson(outcome.value) : keepTarget;
  };
}

/** What expressions ask of the service besides the user. */
export function serviceOptions(world: World, source: Tenant, target: Tenant): EvaluateOptions {
  return {
    now: new Date(world.now()),
    random: Math.random,
    guid: randomUUID,
    defaultDomain: source.find("tenant", source.id)?.domain ?? "",
    isTaken: (value) => target.withKey("user", value.toLowerCase()).length > 0,
    // Functions that only the service knows, such as AltSecIdFromNetId, hand on what they are given.
    opaque: (_name, values) => values[0] ?? null,
  };
}

/** The groups of a scoping filter as the schema has them. */
export function readFilters(groups: Json | undefined): ScopingFilters {
  return objectList(groups).map((group) => ({ name: text(group, "name") ?? "", clauses: objectList(group["clauses"]).map(clause) }));
}

/** One condition, and whether it holds, as the log writes it. */
export interface ScopeAnswer {
  readonly inScope: boolean;
  readonly clauses: readonly (readonly [string, boolean])[];
}

export function answerScope(filters: ScopingFilters, user: SourceEntry): ScopeAnswer {
  const answer = attempt(() => explainScope(filters, asUser(user)));
  if (answer instanceof MappingFailure) throw answer;
  const clauses = answer.groups.flatMap(({ group, clauses: each }) =>
    each.map(({ clause: one, holds }) => [written(group, one), holds] as const),
  );
  return { inScope: answer.inScope, clauses };
}

function written(group: FilterGroup, { attribute, operator, value }: Clause): string {
  const operand = value === undefined ? "" : ` '${typeof value === "string" ? value : value.join(",")}'`;
  return `${group.name ?? ""}.${attribute} ${operator}${operand}`;
}

function clause(one: JsonObject): Clause {
  const spelling = text(one, "operatorName") ?? "";
  const operator = operatorNamed(spelling);
  if (!operator) throw new MappingFailure(`The operator '${spelling}' of a scoping filter is not known.`);
  const value = isObject(one["targetOperand"]) ? textList(one["targetOperand"]["values"]) : [];
  return { attribute: text(one, "sourceOperandName") ?? "", operator, value } as Clause;
}

function attempt<Result>(work: () => Result): Result | MappingFailure {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof MappingFailure) return new MappingFailure(error.message, { cause: error });
    throw error;
  }
}

/** Attributes hold plain values or lists of them, which is what the language takes. */
function asUser(user: SourceEntry): User {
  return user as User;
}

function asJson(value: Value): Json {
  return value as Json;
}
