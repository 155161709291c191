import { evaluate, type EvaluateOptions, type User, type Value } from "../../../expressions";

/** What the target attribute gets, or in words that nothing flows. */
export function result(expression: string, user: User = {}, options: EvaluateOptions = {}): Value {
  const outcome = evaluate(expression, user, { random: alwaysTheSame(), ...options });
  return outcome.flow === "value" ? outcome.value : outcome.flow;
}

/** Chance that repeats itself from run to run. */
function alwaysTheSame(): () => number {
  let seed = 42;
  return () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
}
