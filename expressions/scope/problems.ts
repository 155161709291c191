import { ExpressionError } from "../errors";
import { comparesNumbers, isInteger, patternOf } from "./comparisons";
import { valuesOfClause, type Clause, type ScopingFilters } from "./filters";
import { operatorNames, operators, type Operator } from "./operators";

/** Why the service would refuse a filter, or never let it hold. */
export interface FilterProblem {
  /** Where, as one writes it: `[0].clauses[1].operator`. */
  readonly path: string;
  /** One sentence. */
  readonly problem: string;
}

export interface FilterCheckOptions {
  /** The attributes of the source directory. Default: any name. */
  readonly attributes?: Iterable<string>;
}

/** Attributes that Microsoft names as not usable in scoping filters. */
export const notFilterable: readonly string[] = [
  "appRoleAssignments",
  "userType",
  "manager",
  "members",
  "StatusHireDate",
  "startDate",
  "endDate",
  "StatusTerminationDate",
  "accountExpires",
];

/** What is wrong with the filters, each with its place. An empty list means that they can be sent. */
export function problemsOfFilters(filters: ScopingFilters, { attributes }: FilterCheckOptions = {}): readonly FilterProblem[] {
  const known = attributes && new Set(attributes);
  return filters.flatMap(({ clauses }, group) => {
    const empty =
      clauses.length === 0
        ? [{ path: `[${group}].clauses`, problem: "A group needs a clause: without one, it would hold for everybody." }]
        : [];
    const own = clauses.flatMap((clause, index) =>
      problems(clause, known).map(({ path, problem }) => ({ path: `[${group}].clauses[${index}].${path}`, problem })),
    );
    return [...empty, ...own];
  });
}

function problems(clause: Clause, attributes: ReadonlySet<string> | undefined): readonly FilterProblem[] {
  return [...attributeProblems(clause, attributes), ...operatorProblems(clause)];
}

function attributeProblems({ attribute }: Clause, attributes: ReadonlySet<string> | undefined): readonly FilterProblem[] {
  if (notFilterable.includes(attribute)) return [{ path: "attribute", problem: `The service does not filter by '${attribute}'.` }];
  if (attributes === undefined || attributes.has(attribute)) return [];
  return [{ path: "attribute", problem: `There is no attribute '${attribute}'. Names are case-sensitive.` }];
}

function operatorProblems(clause: Clause): readonly FilterProblem[] {
  const operator: string = clause.operator;
  if (!isOperator(operator))
    return [{ path: "operator", problem: `There is no operator '${operator}': use one of ${operatorNames.join(", ")}.` }];
  const values = valuesOfClause(clause);
  const unary = operators[operator].arity === "unary";
  if (unary) return values.length > 0 ? [{ path: "value", problem: `${operator} takes no value.` }] : [];
  if (values.length === 0) return [{ path: "value", problem: `${operator} needs a value.` }];
  return values.flatMap((value) => valueProblem(operator, value) ?? []).map((problem) => ({ path: "value", problem }));
}

function isOperator(name: string): name is Operator {
  return Object.hasOwn(operators, name);
}

function valueProblem(operator: Operator, value: string): string | undefined {
  if (comparesNumbers(operator)) return isInteger(value) ? undefined : `${operator} compares whole numbers, and '${value}' is none.`;
  return operator.endsWith("REGEX MATCH") ? patternProblem(value) : undefined;
}

function patternProblem(value: string): string | undefined {
  try {
    patternOf(value, {});
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
