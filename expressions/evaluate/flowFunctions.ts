import type { Given, Implementation } from "./given";
import { booleanText, type Value } from "./value";

/** Thrown to leave the whole expression at once: nothing flows, however deep the function that said so. */
export class FlowIgnored extends Error {}

/** Functions that choose, and those that look whether there is anything. */
export const flowFunctions = {
  CBool: (given) => booleanText(given.holds(0)),
  Coalesce: coalesce,
  Error: (given) => given.fail("raised", given.text(0) ?? ""),
  IgnoreFlowIfNullOrEmpty: ignoreFlowIfNullOrEmpty,
  IIF: (given) => given.value(given.holds(0) ? 1 : 2),
  IsNothing: (given) => booleanText(given.value(0) === null),
  IsNull: (given) => booleanText(given.value(0) === null),
  IsNullOrEmpty: (given) => booleanText(isNullOrEmpty(given.value(0))),
  IsPresent: (given) => booleanText(!isNullOrEmpty(given.value(0))),
  IsString: (given) => booleanText(typeof given.value(0) === "string"),
  Not: (given) => booleanText((given.text(0) ?? "").toLowerCase() !== "true"),
  Redact: redact,
  Switch: switchOn,
} as const satisfies Readonly<Record<string, Implementation>>;

// Only absence is passed over: the reference says "not NULL", and an empty text is something.
function coalesce(given: Given): Value {
  for (let index = 0; index < given.count; index += 1) {
    const value = given.value(index);
    if (value !== null) return value;
  }
  return null;
}

function ignoreFlowIfNullOrEmpty(given: Given): Value {
  const value = given.value(0);
  if (isNullOrEmpty(value)) throw new FlowIgnored();
  return value;
}

function redact(given: Given): Value {
  given.evaluator.redact();
  return given.value(0);
}

// The key "" stands for an absent source as well.
function switchOn(given: Given): Value {
  const source = given.text(0) ?? "";
  for (let index = 2; index < given.count; index += 2) {
    if ((given.text(index) ?? "") === source) return given.value(index + 1);
  }
  return given.value(1);
}

function isNullOrEmpty(value: Value): boolean {
  return value === null || value.length === 0;
}
