import { parametersFor } from "./arity";
import { signatureOf } from "./catalogue";
import { parse } from "./parse";
import { print, quoted } from "./print";
import type { Argument, Call, Expression } from "./tree";

/** Graph's `attributeMappingSource`. */
export interface MappingSource {
  readonly expression: string;
  readonly name: string;
  readonly type: "Attribute" | "Constant" | "Function";
  readonly parameters: readonly MappingSourceParameter[];
}

export interface MappingSourceParameter {
  readonly key: string;
  readonly value: MappingSource;
}

export interface SourceOptions {
  /**
   * The names of the parameters by function, as the tenant's `GET .../schema/functions` lists them. They go before what is known here; the last
   * one stands for all arguments after it. Default: what recorded responses show, and the documented names elsewhere.
   */
  readonly parameterNames?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The form in which Graph keeps an expression: a tree with the text of every part.
 * Where `guessedIn` names something, ask Graph itself (`parseExpression`) in place of sending this.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-attributemappingsource
 */
export function toSource(expression: Expression, options: SourceOptions = {}): MappingSource {
  switch (expression.kind) {
    case "attribute":
      return { expression: print(expression), name: expression.name, type: "Attribute", parameters: [] };
    case "text":
      return constant(expression.value);
    // The service turns numbers into constants: the literal 1 has the name 1 and the expression "1".
    case "number":
      return constant(expression.text);
    case "keyword":
      return constant(expression.name);
    case "call":
      return { expression: print(expression), name: expression.name, type: "Function", parameters: parametersOf(expression, options) };
  }
}

/** The functions (and `=` for comparisons) for which no response of Graph has shown how it represents them: there `toSource` is a guess. */
export function guessedIn(expression: Expression, options: SourceOptions = {}): readonly string[] {
  return [...new Set(guesses(expression, options))];
}

/** Whether two texts are the same expression. The service prints blanks its own way, so the texts themselves may differ. */
export function sameExpression(left: string, right: string): boolean {
  if (left === right) return true;
  try {
    return print(parse(left)) === print(parse(right));
  } catch {
    // What we cannot read is the same only when it is written the same.
    return false;
  }
}

function constant(value: string): MappingSource {
  return { expression: quoted(value), name: value, type: "Constant", parameters: [] };
}

interface Placed {
  readonly key: string;
  readonly known: boolean;
  readonly argument: Argument & object;
}

function parametersOf(call: Call, options: SourceOptions): readonly MappingSourceParameter[] {
  return placed(call, options).map(({ key, argument }) => ({
    key,
    value: argument.kind === "comparison" ? comparisonSource(argument) : toSource(argument, options),
  }));
}

// How Graph represents a comparison has never been shown: the text is right, the rest is left out.
function comparisonSource(comparison: Argument & { readonly kind: "comparison" }): MappingSource {
  const { operator, left, right } = comparison;
  return { expression: `${print(left)} ${operator} ${print(right)}`, name: operator, type: "Function", parameters: [] };
}

// Omitted arguments have no entry at all; repeated ones have the same key again.
function placed(call: Call, options: SourceOptions): readonly Placed[] {
  const keys = keysOf(call, options);
  return call.arguments.flatMap((argument, index) => {
    const { key, known } = keys[Math.min(index, keys.length - 1)] ?? { key: `argument${index + 1}`, known: false };
    return argument === undefined ? [] : [{ key, known, argument }];
  });
}

function keysOf(call: Call, { parameterNames = {} }: SourceOptions): readonly { readonly key: string; readonly known: boolean }[] {
  const live = Object.hasOwn(parameterNames, call.name) ? parameterNames[call.name] : undefined;
  const signature = signatureOf(call.name);
  const parameters = signature ? parametersFor(call.name, signature, call.arguments.length) : [];
  // An older list of the tenant may not have an optional parameter that the expression leaves empty.
  const omitted = live && live.length < parameters.length ? parameters.findIndex(({ optional }) => optional) : -1;
  const names = omitted > 0 ? live?.toSpliced(omitted, 0, parameters[omitted]?.name ?? "") : live;
  return (
    names?.map((key, index) => ({ key, known: index !== omitted })) ??
    parameters.map(({ name, keyConfirmed }) => ({ key: name, known: keyConfirmed }))
  );
}

function guesses(argument: Argument, options: SourceOptions): readonly string[] {
  if (argument?.kind === "comparison") return ["=", ...guesses(argument.left, options), ...guesses(argument.right, options)];
  if (argument?.kind !== "call") return [];
  const parameters = placed(argument, options);
  const own = parameters.some(({ known }) => !known) ? [argument.name] : [];
  return [...own, ...parameters.flatMap((parameter) => guesses(parameter.argument, options))];
}
