import { isDeepStrictEqual } from "node:util";
import { operatorNamed, type Operator } from "../../expressions";
import type { ClauseWire, FilterGroupWire } from "./schemaWire";

/** A scoping filter: it holds when all its clauses hold. */
export interface ScopingFilter {
  readonly name: string;
  readonly clauses: readonly ScopingClause[];
}

export interface ScopingClause {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value?: string | readonly string[];
}

/** What Graph calls its operators (`GET .../schema/filterOperators`): the portal's names, in a spelling that only it knows. */
export type OperatorSpelling = (operator: Operator) => string;

export function spellingFrom(names: readonly string[]): OperatorSpelling {
  return (operator) => {
    const spelled = names.find((name) => operatorNamed(name) === operator);
    if (spelled === undefined) throw new OperatorUnknown(operator, names);
    return spelled;
  };
}

/** Filters of the same meaning keep the form that they have. */
export function groupsOf(
  filters: readonly ScopingFilter[],
  live: readonly FilterGroupWire[],
  spelling: OperatorSpelling,
): FilterGroupWire[] {
  return filters.map((filter) => {
    const same = live.find((group) => group.name === filter.name);
    const clauses = filter.clauses.map((clause, index) => clauseWire(clause, same?.clauses[index], spelling));
    return { ...same, name: filter.name, clauses };
  });
}

function clauseWire(declared: ScopingClause, live: ClauseWire | undefined, spelling: OperatorSpelling): ClauseWire {
  if (live !== undefined && isDeepStrictEqual(clauseOf(live, declared), { ...declared })) return live;
  const { attribute, operator, value } = declared;
  return { sourceOperandName: attribute, operatorName: spelling(operator), targetOperand: { values: valuesOf(value) } };
}

/** What is there, in the words of the program, and in its order where the filters are the same. */
export function filtersOf(groups: readonly FilterGroupWire[], declared: readonly ScopingFilter[]): ScopingFilter[] {
  const found = groups.map((group) =>
    filterOf(
      group,
      declared.find((each) => each.name === group.name),
    ),
  );
  const place = (filter: ScopingFilter): number => declared.findIndex((each) => each.name === filter.name);
  return found.sort((one, other) => place(one) - place(other));
}

function filterOf(group: FilterGroupWire, declared: ScopingFilter | undefined): ScopingFilter {
  return { name: group.name ?? "", clauses: group.clauses.map((clause, index) => clauseOf(clause, declared?.clauses[index])) };
}

function clauseOf(clause: ClauseWire, declared: ScopingClause | undefined): ScopingClause {
  const operator = operatorNamed(clause.operatorName) ?? (clause.operatorName as Operator);
  const values = clause.targetOperand?.values ?? [];
  const isList = Array.isArray(declared?.value) || values.length > 1;
  const value = values.length === 0 ? undefined : isList ? values : values[0];
  return { attribute: clause.sourceOperandName, operator, ...(value === undefined ? {} : { value }) };
}

function valuesOf(value: ScopingClause["value"]): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

class OperatorUnknown extends Error {
  constructor(operator: string, known: readonly string[]) {
    super(`the service has no scoping operator '${operator}'; it has ${known.join(", ")}`);
    this.name = "OperatorUnknown";
  }
}
