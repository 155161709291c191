import { signatureOf } from "./catalogue";
import type { Argument, Call, Expression } from "./tree";

/** Something that parses, but that the documentation advises against or does not support here. */
export interface Concern {
  readonly functionName: string;
  /** One sentence, with the way out where there is one. */
  readonly message: string;
}

/** What may not do what it seems to in cross-tenant synchronization. An empty list says nothing against the expression. */
export function concernsOf(expression: Expression): readonly Concern[] {
  return callsIn(expression).flatMap((call) =>
    concerns(call, call === expression).map((message) => ({ functionName: call.name, message })),
  );
}

function concerns(call: Call, outermost: boolean): readonly string[] {
  switch (call.name) {
    case "SelectUniqueValue":
      return [
        "SelectUniqueValue works only from HR systems and the provisioning API into Active Directory.",
        ...(outermost ? [] : ["SelectUniqueValue must be the outermost function."]),
      ];
    case "IIF":
      return conditionConcerns(call.arguments[0]);
    case "Switch":
      return isCallOf(call.arguments[0], presenceTests)
        ? ['Microsoft advises against a presence test as the source of Switch: switch on the attribute itself, with the key "".']
        : [];
    case "FormatDateTime":
      return call.arguments.length === 3
        ? ["FormatDateTime needs an empty second argument here: FormatDateTime(source, , input, output)."]
        : [];
    default:
      return signatureOf(call.name)?.origin === "cloudSync" ? [`${call.name} is documented for cloud sync only.`] : [];
  }
}

const presenceTests = ["IsNull", "IsNullOrEmpty", "IsPresent"];

function conditionConcerns(condition: Argument): readonly string[] {
  const test = isCallOf(condition, [...presenceTests, "IgnoreFlowIfNullOrEmpty"]);
  const empty =
    condition?.kind === "comparison" && [condition.left, condition.right].some((side) => side.kind === "text" && side.value === "");
  if (!test && !empty) return [];
  return [
    'IIF does not support a condition on an absent or empty value: use Switch with the key "", or IgnoreFlowIfNullOrEmpty around it all.',
  ];
}

function isCallOf(argument: Argument, names: readonly string[]): boolean {
  return argument?.kind === "call" && names.includes(argument.name);
}

function callsIn(argument: Argument): readonly Call[] {
  if (argument?.kind === "comparison") return [...callsIn(argument.left), ...callsIn(argument.right)];
  return argument?.kind === "call" ? [argument, ...argument.arguments.flatMap(callsIn)] : [];
}
