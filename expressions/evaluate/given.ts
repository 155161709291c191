import { EvaluationError, type EvaluationFailure } from "../errors";
import type { Argument, Call, Expression } from "../language/tree";
import type { EvaluateOptions } from "./options";
import { valuesOf, type Value } from "./value";

/** What a function's implementation sees of the rest: how to evaluate an argument, and the options. */
export interface Evaluator {
  readonly options: EvaluateOptions;
  valueOf(argument: Expression): Value;
  holds(argument: Argument, functionName: string): boolean;
  redact(): void;
}

/** The arguments of one call. Each is evaluated when it is asked for and not before: the branch not taken must not fail. */
export class Given {
  readonly name: string;
  readonly count: number;

  constructor(
    private readonly call: Call,
    readonly evaluator: Evaluator,
  ) {
    this.name = call.name;
    this.count = call.arguments.length;
  }

  get options(): EvaluateOptions {
    return this.evaluator.options;
  }

  has(index: number): boolean {
    return this.call.arguments[index] !== undefined;
  }

  value(index: number): Value {
    const argument = this.call.arguments[index];
    if (argument === undefined) return null;
    return argument.kind === "comparison" ? this.fail("badValue", "a comparison cannot stand here") : this.evaluator.valueOf(argument);
  }

  holds(index: number): boolean {
    return this.evaluator.holds(this.call.arguments[index], this.name);
  }

  /** One text, or nothing. A list of one counts as one. */
  text(index: number): string | null {
    const value = this.value(index);
    if (value === null || typeof value === "string") return value;
    const [only] = this.texts(value, index);
    return value.length > 1 ? this.fail("badValue", `argument ${index + 1} has ${value.length} values where one is taken`) : (only ?? null);
  }

  /** All values, none when there is none. */
  list(index: number): readonly string[] {
    return this.texts(this.value(index), index);
  }

  /** The text of an argument that must not be absent. */
  needed(index: number): string {
    return this.text(index) ?? this.fail("badValue", `argument ${index + 1} is absent`);
  }

  integer(index: number): number {
    const text = this.needed(index).trim();
    const number = Number(text);
    const fits = text !== "" && Number.isSafeInteger(number);
    return fits ? number : this.fail("badValue", `'${text}' is no whole number`);
  }

  /** Applies a text function to its source: an absent source is treated as the options say. */
  map(index: number, change: (text: string) => Value): Value {
    const text = this.text(index);
    if (text === null && this.options.absentText !== "empty") return null;
    return change(text ?? "");
  }

  fail(failure: EvaluationFailure, problem: string, options?: ErrorOptions): never {
    throw new EvaluationError(this.name, failure, problem, options);
  }

  private texts(value: Value, index: number): readonly string[] {
    return valuesOf(value).map((one) =>
      typeof one === "string" ? one : this.fail("badValue", `argument ${index + 1} is a role, not a text`),
    );
  }
}

export type Implementation = (given: Given) => Value;
