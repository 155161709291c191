/** Everything this library throws. */
export class ExpressionError extends Error {}

/** The text is no expression, or one that the service would refuse. */
export class ExpressionSyntaxError extends ExpressionError {
  /**
   * @param expression the whole text
   * @param position where it went wrong: the offset of the character, from 0
   * @param problem one sentence, without the position
   */
  constructor(
    readonly expression: string,
    readonly position: number,
    readonly problem: string,
  ) {
    super(`${problem} (at character ${position + 1})\n${pointer(expression, position)}`);
    this.name = "ExpressionSyntaxError";
  }
}

export type EvaluationFailure =
  /** The value given cannot be used: not a number, not a date, out of range, several where one is taken. */
  | "badValue"
  /** An option that the function needs was not given. */
  | "missingOption"
  /** Only the service can compute it: see `notEvaluatedLocally`. */
  | "notEvaluatedLocally"
  /** The expression itself asked for it, with `Error("...")`. */
  | "raised"
  /** Every value that `SelectUniqueValue` offered is taken. */
  | "noUniqueValue";

/** The expression is sound, but gives no value for this user. */
export class EvaluationError extends ExpressionError {
  constructor(
    readonly functionName: string,
    readonly failure: EvaluationFailure,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(failure === "raised" ? problem : `${functionName}: ${problem}`, options);
    this.name = "EvaluationError";
  }
}

const shownBefore = 60;
const shownAfter = 40;

// One line of the expression with a caret under the character: what a person needs of 10,000 characters.
function pointer(expression: string, position: number): string {
  const lineStart = expression.lastIndexOf("\n", position - 1) + 1;
  const lineEnd = expression.indexOf("\n", position);
  const start = Math.max(lineStart, position - shownBefore);
  const end = Math.min(lineEnd === -1 ? expression.length : lineEnd, position + shownAfter);
  const before = (start > lineStart ? "…" : "") + expression.slice(start, position).replaceAll("\t", " ");
  const after = expression.slice(position, end) + (end < expression.length ? "…" : "");
  return `  ${before}${after}\n  ${" ".repeat(before.length)}^`;
}
