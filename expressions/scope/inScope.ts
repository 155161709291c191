import { attributeOf, type User } from "../evaluate/value";
import { comparesNumbers, comparisons, isInteger, type ScopeOptions } from "./comparisons";
import { valuesOfClause, type Clause, type FilterGroup, type ScopingFilters } from "./filters";

/** Whether the user is in scope, and why: every group and every clause with its own answer. */
export interface ScopeExplanation {
  readonly inScope: boolean;
  readonly groups: readonly GroupExplanation[];
}

export interface GroupExplanation {
  readonly group: FilterGroup;
  readonly holds: boolean;
  readonly clauses: readonly ClauseExplanation[];
}

export interface ClauseExplanation {
  readonly clause: Clause;
  readonly holds: boolean;
  /** What the user has there; `null` when nothing. */
  readonly actual: string | readonly string[] | null;
  /** One sentence for a person. */
  readonly reason: string;
}

/** Whether the user is in scope: some group holds, or there is none. */
export function inScope(filters: ScopingFilters, user: User, options: ScopeOptions = {}): boolean {
  return explainScope(filters, user, options).inScope;
}

/** The same as `inScope`, with the answer of every clause. */
export function explainScope(filters: ScopingFilters, user: User, options: ScopeOptions = {}): ScopeExplanation {
  const groups = filters.map((group) => explainGroup(group, user, options));
  return { inScope: groups.length === 0 || groups.some(({ holds }) => holds), groups };
}

function explainGroup(group: FilterGroup, user: User, options: ScopeOptions): GroupExplanation {
  const clauses = group.clauses.map((clause) => explainClause(clause, user, options));
  return { group, holds: clauses.every(({ holds }) => holds), clauses };
}

function explainClause(clause: Clause, user: User, options: ScopeOptions): ClauseExplanation {
  const actual = attributeOf(user, clause.attribute);
  const { holds, because } = answer(clause, actual, options);
  const words = [clause.attribute, clause.operator, ...valuesOfClause(clause).map((value) => `'${value}'`)].join(" ");
  return { clause, holds, actual, reason: `${words} is ${holds ? "met" : "not met"}: ${because}` };
}

interface Answer {
  readonly holds: boolean;
  readonly because: string;
}

function answer(clause: Clause, actual: ClauseExplanation["actual"], options: ScopeOptions): Answer {
  if (clause.operator === "IS NULL") return { holds: isEmpty(actual), because: shown(actual) };
  if (isEmpty(actual)) return { holds: false, because: "the attribute is absent or empty, which only IS NULL accepts" };
  if (typeof actual !== "string") return { holds: false, because: "attributes with several values are not supported in filters" };
  if (comparesNumbers(clause.operator) && !isInteger(actual))
    return { holds: false, because: `${shown(actual)}, which is no whole number` };
  return { holds: comparisons[clause.operator](actual, valuesOfClause(clause), options), because: shown(actual) };
}

function isEmpty(actual: ClauseExplanation["actual"]): boolean {
  return actual === null || actual.length === 0;
}

function shown(actual: ClauseExplanation["actual"]): string {
  if (actual === null || actual.length === 0) return "the user has none";
  return `the user has ${(typeof actual === "string" ? [actual] : actual).map((value) => `'${value}'`).join(", ")}`;
}
