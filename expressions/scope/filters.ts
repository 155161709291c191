import type { BinaryOperator, UnaryOperator } from "./operators";

/** Which users are in scope: those for whom one group holds. Without any group, all are. */
export type ScopingFilters = readonly FilterGroup[];

/** One scoping filter of the portal: it holds when all its clauses hold. */
export interface FilterGroup {
  /** The title that the portal shows. */
  readonly name?: string;
  readonly clauses: readonly Clause[];
}

/** One condition on one attribute. All comparisons are case-sensitive, and all but `IS NULL` fail for an attribute that is absent or empty. */
export type Clause = UnaryClause | BinaryClause;

export interface UnaryClause {
  /** The name of the source attribute, in its exact case. */
  readonly attribute: string;
  readonly operator: UnaryOperator;
  readonly value?: undefined;
}

export interface BinaryClause {
  /** The name of the source attribute, in its exact case. */
  readonly attribute: string;
  readonly operator: BinaryOperator;
  /** What the attribute is compared with. Of several, one is enough; a negative operator is met when none fits. */
  readonly value: string | readonly string[];
}

export function valuesOfClause({ value }: Clause): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
