import { EvaluationError } from "../errors";
import { isFunctionName } from "../language/catalogue";
import { parse } from "../language/parse";
import type { Call, Expression } from "../language/tree";
import { holds } from "./condition";
import { FlowIgnored } from "./flowFunctions";
import { implementations } from "./functions";
import { Given, type Evaluator } from "./given";
import { numberText } from "./numbers";
import type { EvaluateOptions } from "./options";
import { attributeOf, type User, type Value } from "./value";

/** What happens to the target attribute. */
export type Outcome =
  /** It gets the value; `null` is no value. `redacted`: the provisioning log hides it. */
  | { readonly flow: "value"; readonly value: Value; readonly redacted: boolean }
  /** It is left as it is (`IgnoreFlowIfNullOrEmpty`, `IgnoreAttributeFlow`). */
  | { readonly flow: "ignored" }
  /** The whole user is left as it is (`IgnoreObjectFlow`). */
  | { readonly flow: "objectIgnored" };

/**
 * What an expression gives for a user, without any tenant. Throws an `EvaluationError` where it gives none, and an `ExpressionSyntaxError`
 * for a text that cannot be parsed; never anything else.
 *
 * @example
 * evaluate('Join("@", [mailNickname], "contoso.com")', { mailNickname: "adele" }); // { flow: "value", value: "adele@contoso.com", redacted: false }
 */
export function evaluate(expression: Expression | string, user: User, options: EvaluateOptions = {}): Outcome {
  const evaluation = new Evaluation(user, options);
  const tree = typeof expression === "string" ? parse(expression) : expression;
  try {
    const value = evaluation.valueOf(tree);
    if (value === ignoreObject) return { flow: "objectIgnored" };
    return value === ignoreAttribute ? { flow: "ignored" } : { flow: "value", value, redacted: evaluation.redacted };
  } catch (error) {
    if (error instanceof FlowIgnored) return { flow: "ignored" };
    throw error;
  }
}

const ignoreObject = "IgnoreObjectFlow";
const ignoreAttribute = "IgnoreAttributeFlow";
/** Built trees have no limit of their own; this one is far from the end of the stack. */
const deepest = 500;

class Evaluation implements Evaluator {
  redacted = false;
  private depth = 0;

  constructor(
    private readonly user: User,
    readonly options: EvaluateOptions,
  ) {}

  valueOf(expression: Expression): Value {
    switch (expression.kind) {
      case "attribute":
        return attributeOf(this.user, expression.name);
      case "text":
        return expression.value;
      case "number":
        return numberText(expression.text);
      case "keyword":
        return expression.name;
      case "call":
        return this.call(expression);
    }
  }

  holds(...[argument, functionName]: Parameters<Evaluator["holds"]>): boolean {
    return holds(argument, functionName, this);
  }

  redact(): void {
    this.redacted = true;
  }

  private call(call: Call): Value {
    if (!isFunctionName(call.name)) throw new EvaluationError(call.name, "badValue", "there is no such function");
    if (this.depth === deepest) throw new EvaluationError(call.name, "badValue", `functions are nested deeper than ${deepest}`);
    this.depth += 1;
    const value = implementations[call.name](new Given(call, this));
    this.depth -= 1;
    return value;
  }
}
