import type { Parameter, Signature } from "./signature";
import type { Argument } from "./tree";

/** One sentence on why these arguments do not fit the function; nothing when they do. */
export function arityProblem(name: string, signature: Signature, given: readonly Argument[]): string | undefined {
  const parameters = parametersFor(name, signature, given.length);
  const last = parameters.at(-1);
  const repeats = last?.repeats ?? "no";
  const most = repeats === "no" ? parameters.length : Infinity;
  if (given.length > most) return `${name} takes ${atMost(parameters)}, not ${given.length}`;
  const missing = parameters.findIndex((parameter, index) => isRequired(parameter) && given[index] === undefined);
  if (missing !== -1) return `${name} needs an argument ${missing + 1} (${parameters[missing]?.name ?? ""})`;
  if (repeats === "no") return undefined;
  return repetitionProblem(name, repeats, given, parameters.length - 1);
}

/** The parameters in the order in which this many arguments stand for them. */
export function parametersFor(name: string, signature: Signature, count: number): readonly Parameter[] {
  // FormatDateTime is documented with three arguments and with four, the second of them then being `dateTimeStyles`.
  const short = name === "FormatDateTime" && count === 3;
  return short ? signature.parameters.filter(({ optional }) => !optional) : signature.parameters;
}

function repetitionProblem(name: string, repeats: "values" | "pairs", given: readonly Argument[], first: number): string | undefined {
  const empty = given.findIndex((value, index) => index >= first && value === undefined);
  if (empty !== -1) return `Argument ${empty + 1} of ${name} is empty`;
  const rest = Math.max(0, given.length - first);
  return repeats === "pairs" && rest % 2 === 1 ? `${name} takes a value for every key: the last key has none` : undefined;
}

function isRequired({ optional, repeats }: Parameter): boolean {
  return !optional && repeats !== "pairs";
}

function atMost(parameters: readonly Parameter[]): string {
  const word = parameters.length === 1 ? "argument" : "arguments";
  const leastCount = parameters.filter(isRequired).length;
  if (parameters.length === 0) return "no arguments";
  return leastCount === parameters.length ? `${parameters.length} ${word}` : `${leastCount} to ${parameters.length} ${word}`;
}
