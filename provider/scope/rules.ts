import { operatorNamed, operators, type Clause, type Operator, type ScopingFilters, type UnaryOperator } from "../../expressions";
import { NotCountable } from "./notCountable";

/** Everything in a configuration that decides who is in scope, and what becomes of those who leave it. */
export interface ScopeRules {
  /** Whether everybody is synchronized (`SyncAll`), assigned or not. */
  readonly everybody: boolean;
  /** Users assigned by themselves, with a role that counts. */
  readonly users: readonly string[];
  /** Groups assigned with a role that counts. Their direct members are in scope, members of nested groups are not. */
  readonly groups: readonly string[];
  /** The built-in filter: whom it keeps out is never looked at, and leaving it removes nobody. */
  readonly builtIn: ScopingFilters;
  /** The scoping filters: some group must hold, if there is any. */
  readonly filters: ScopingFilters;
  /** Whether the service deletes in the target who falls out of scope. */
  readonly deletes: boolean;
}

/** A filter's clause as Graph has it. */
export interface ClauseWire {
  readonly sourceOperandName: string;
  readonly operatorName: string;
  readonly targetOperand?: { readonly values?: readonly string[] | null } | null;
}

export interface FilterGroupWire {
  readonly name?: string | null;
  readonly clauses?: readonly ClauseWire[] | null;
}

export function filtersFrom(groups: readonly FilterGroupWire[] | null | undefined): ScopingFilters {
  return (groups ?? []).map(({ name, clauses }) => ({ name: name ?? "", clauses: (clauses ?? []).map(clauseFrom) }));
}

function clauseFrom({ sourceOperandName, operatorName, targetOperand }: ClauseWire): Clause {
  const operator = operatorNamed(operatorName);
  if (operator === undefined)
    throw new NotCountable(`a scoping filter uses the operator '${operatorName}', whose meaning is not known here`);
  return clauseOf(sourceOperandName, operator, targetOperand?.values ?? []);
}

export function clauseOf(attribute: string, operator: Operator, value: string | readonly string[]): Clause {
  return isUnary(operator) ? { attribute, operator } : { attribute, operator, value };
}

function isUnary(operator: Operator): operator is UnaryOperator {
  return operators[operator].arity === "unary";
}
