export { EvaluationError, ExpressionError, ExpressionSyntaxError, type EvaluationFailure } from "./errors";
export { catalogue, functionNames, signatureOf, type FunctionName } from "./language/catalogue";
export { concernsOf, type Concern } from "./language/concerns";
export { parse, type ParseOptions } from "./language/parse";
export { print } from "./language/print";
export {
  guessedIn,
  sameExpression,
  toSource,
  type MappingSource,
  type MappingSourceParameter,
  type SourceOptions,
} from "./language/source";
export type { Parameter, Signature } from "./language/signature";
export type * from "./language/tree";
export * from "./build/choices";
export * from "./build/codes";
export * from "./build/conditions";
export * from "./build/dates";
export * from "./build/lists";
export { attr, raw, text, type NumberTerm, type Term, type TextTerm } from "./build/terms";
export * from "./build/text";
export { evaluate, type Outcome } from "./evaluate/evaluate";
export type { EvaluateOptions } from "./evaluate/options";
export { notEvaluatedLocally } from "./evaluate/outsideFunctions";
export type { Role, User, UserValue, Value } from "./evaluate/value";
export type { ScopeOptions } from "./scope/comparisons";
export type { BinaryClause, Clause, FilterGroup, ScopingFilters, UnaryClause } from "./scope/filters";
export { explainScope, inScope, type ClauseExplanation, type GroupExplanation, type ScopeExplanation } from "./scope/inScope";
export {
  operatorNamed,
  operatorNames,
  operators,
  type BinaryOperator,
  type Operator,
  type OperatorFacts,
  type UnaryOperator,
} from "./scope/operators";
export { notFilterable, problemsOfFilters, type FilterCheckOptions, type FilterProblem } from "./scope/problems";
