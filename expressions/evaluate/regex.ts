/** A regular expression of .NET, as near as JavaScript comes to it. */
export interface DotnetPattern {
  readonly expression: RegExp;
  /** How many groups have no name: .NET counts those first, and the named ones after them. */
  readonly unnamed: number;
  readonly names: readonly string[];
  /** Where each group of .NET's order stands in JavaScript's order, both from 1. */
  readonly order: readonly number[];
}

/** Throws a `SyntaxError` for what JavaScript does not know, such as atomic groups. */
export function dotnetPattern(written: string): DotnetPattern {
  const options = /^\(\?([a-z]+)\)/.exec(written);
  const body = (options ? written.slice(options[0].length) : written)
    .replaceAll(/\(\?'(\w+)'/g, "(?<$1>")
    .replaceAll(/\\([\\AzZ])/g, (escape, letter: string) => anchors[letter] ?? escape);
  const expression = new RegExp(body, `gd${flagsOf(options?.[1] ?? "")}`);
  const groups = groupsOf(body);
  const numbered = groups.map((name, index) => ({ name, index: index + 1 }));
  const unnamed = numbered.filter(({ name }) => name === undefined);
  const named = numbered.filter(({ name }) => name !== undefined);
  return {
    expression,
    unnamed: unnamed.length,
    names: named.flatMap(({ name }) => name ?? []),
    order: [...unnamed, ...named].map(({ index }) => index),
  };
}

const anchors: Readonly<Record<string, string>> = { A: "^", z: "$", Z: "$" };

function flagsOf(options: string): string {
  const unsupported = /[^ims]/.exec(options)?.[0];
  if (unsupported !== undefined) throw new SyntaxError(`the option (?${unsupported}) is not supported`);
  return [...new Set(options.split(""))].join("");
}

// The name of each capturing group, or `undefined`, in the order of their parentheses.
function groupsOf(body: string): (string | undefined)[] {
  const found = body.matchAll(/\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|\(\?<(?<name>\w+)>|(?<plain>\((?!\?))/g);
  return Array.from(found).flatMap(({ groups }) => (groups?.["name"] ? [groups["name"]] : groups?.["plain"] ? [undefined] : []));
}

/** Replaces every match; `$1`, `${name}`, `$&` and `$$` in the replacement mean what they mean in .NET. */
export function substituted(text: string, pattern: DotnetPattern, replacement: string): string {
  return Array.from(text.matchAll(pattern.expression)).reduceRight(
    (result, match) => result.slice(0, match.index) + expanded(match, pattern, replacement) + result.slice(match.index + match[0].length),
    text,
  );
}

function expanded(match: RegExpMatchArray, pattern: DotnetPattern, replacement: string): string {
  return replacement.replaceAll(/\$(?:\$|&|(\d+)|\{(\w+)\})/g, (written, number?: string, name?: string) => {
    if (written === "$$") return "$";
    if (written === "$&") return match[0];
    return captured(match, pattern, number ?? name ?? "") ?? written;
  });
}

// A reference to a group that does not exist stays as it is written.
function captured(match: RegExpMatchArray, { names, order }: DotnetPattern, reference: string): string | undefined {
  if (names.includes(reference)) return match.groups?.[reference] ?? "";
  if (reference === "0") return match[0];
  const index = order[Number(reference) - 1];
  return index === undefined ? undefined : (match[index] ?? "");
}

/** Replaces, in every match, only what the named group captured. */
export function replacedGroup(text: string, pattern: DotnetPattern, name: string, replacement: string): string {
  return Array.from(text.matchAll(pattern.expression)).reduceRight((result, match) => {
    const [start, end] = match.indices?.groups?.[name] ?? [0, 0];
    return match.groups?.[name] === undefined ? result : result.slice(0, start) + replacement + result.slice(end);
  }, text);
}
