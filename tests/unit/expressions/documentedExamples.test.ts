import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { evaluate, EvaluationError, parse, print, type EvaluateOptions, type Outcome, type User } from "../../../expressions";

// The collected examples of Microsoft's pages lie beside the clone, where somebody put them there. The tables of this folder hold without them.
const examplesFile = path.join(__dirname, "../../../../shared/graph/expression-examples.json");

interface Example {
  readonly expression: string;
  readonly input: User;
  readonly kind: string;
  readonly expected: unknown;
  readonly derived?: unknown;
  readonly pattern?: string;
  readonly context?: { readonly now?: string; readonly defaultDomain?: string; readonly taken?: readonly string[]; readonly guid?: string };
}

const documented = existsSync(examplesFile) ? describe : describe.skip;

documented("the documented examples", () => {
  const examples = existsSync(examplesFile) ? (JSON.parse(readFileSync(examplesFile, "utf8")) as readonly Example[]) : [];
  const named = examples.map(
    (example, index) => [`${index}: ${example.expression.replaceAll(/\s+/g, " ").slice(0, 90)}`, example] as const,
  );
  const evaluated = named.filter(([, { kind }]) => kind !== "unsupported" && kind !== "syntax");

  it.each(named)("can be parsed, and printed without loss: %s", (_, { expression }) => {
    const tree = parse(expression);
    expect(parse(print(tree))).toEqual(tree);
  });

  it.each(evaluated)("give their documented result: %s", (_, example) => {
    const result = resultOf(example);
    if (example.pattern === undefined) expect(result).toEqual(example.derived ?? example.expected);
    else expect(result).toMatch(new RegExp(example.pattern));
  });
});

function resultOf({ expression, input, context, derived }: Example): unknown {
  try {
    return written(evaluate(expression, input, optionsOf(context)));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    // Which words the service fails with is not documented; that it fails is.
    return error.failure === "raised" || !isFailure(derived) ? { error: error.message } : derived;
  }
}

function isFailure(derived: unknown): boolean {
  return typeof derived === "object" && derived !== null && "error" in derived;
}

function written(outcome: Outcome): unknown {
  if (outcome.flow === "objectIgnored") return "IgnoreObjectFlow";
  return outcome.flow === "value" ? outcome.value : outcome;
}

function optionsOf({ now, defaultDomain, taken = [], guid }: Example["context"] & object = {}): EvaluateOptions {
  const inUse = new Set(taken.map((value) => value.toLowerCase()));
  return {
    random: Math.random,
    isTaken: (value) => inUse.has(value.toLowerCase()),
    ...(now && { now: new Date(now) }),
    ...(defaultDomain && { defaultDomain }),
    ...(guid && { guid: () => guid }),
  };
}
