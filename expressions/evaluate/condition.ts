import { EvaluationError } from "../errors";
import { signatureOf } from "../language/catalogue";
import type { Argument, Comparison, ComparisonOperator, Expression } from "../language/tree";
import { instantOf } from "./dateText";
import type { Evaluator } from "./given";
import { compareNumbers, isNumber } from "./numbers";
import { valuesOf, type Value } from "./value";

/** Whether the condition of `IIF`, or the argument of `CBool`, is met. */
export function holds(argument: Argument, functionName: string, evaluator: Evaluator): boolean {
  if (argument === undefined) return false;
  return argument.kind === "comparison" ? compare(argument, functionName, evaluator) : truth(evaluator.valueOf(argument), functionName);
}

function truth(value: Value, functionName: string): boolean {
  const text = single(value, functionName);
  if (text === null || text === "") return false;
  if (isNumber(text)) return Number(text) !== 0;
  const word = text.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  throw new EvaluationError(functionName, "badValue", `'${text}' is neither True nor False`);
}

function compare({ left, right, operator }: Comparison, functionName: string, evaluator: Evaluator): boolean {
  const [first, second] = [left, right].map((side) => single(evaluator.valueOf(side), functionName) ?? "");
  const empty = [left, right].find((side, index) => side.kind === "attribute" && (index === 0 ? first : second) === "");
  if (empty) return unmet(empty, functionName, evaluator);
  return meets(operator, order(left, first ?? "", right, second ?? ""));
}

function unmet(attribute: Expression, functionName: string, { options }: Evaluator): false {
  if (options.emptyInCondition !== "error") return false;
  const name = attribute.kind === "attribute" ? attribute.name : "";
  throw new EvaluationError(functionName, "badValue", `the condition compares [${name}], which is absent or empty`);
}

/** Negative, zero or positive; NaN when the two have no order but are different. */
function order(left: Expression, first: string, right: Expression, second: string): number {
  const returns = [returnOf(left), returnOf(right)];
  if (returns.includes("number")) return isNumber(first) && isNumber(second) ? compareNumbers(first, second) : NaN;
  if (returns.every((kind) => kind === "date")) return Number(instantOf(first) ?? 0n) - Number(instantOf(second) ?? 0n);
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function returnOf(expression: Expression): string {
  if (expression.kind === "number") return "number";
  return expression.kind === "call" ? (signatureOf(expression.name)?.returns ?? "any") : "any";
}

function meets(operator: ComparisonOperator, difference: number): boolean {
  switch (operator) {
    case "=":
      return difference === 0;
    case "<>":
      return difference !== 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
  }
}

function single(value: Value, functionName: string): string | null {
  const [only = null, ...others] = valuesOf(value);
  if (others.length === 0 && (only === null || typeof only === "string")) return only;
  throw new EvaluationError(functionName, "badValue", "a condition takes one text");
}
