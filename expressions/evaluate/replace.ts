import type { Given } from "./given";
import { dotnetPattern, replacedGroup, substituted, type DotnetPattern } from "./regex";
import type { Value } from "./value";

// The positions of the arguments.
const [source, find, regex, group, replacement, attribute, template] = [0, 1, 2, 3, 4, 5, 6] as const;

/** `Replace`: five functions in one, told apart by which arguments are given. */
export function replace(given: Given): Value {
  if (given.has(regex)) return replaceByPattern(given, patternOf(given));
  if (!given.has(find)) return given.fail("badValue", "needs either a text to find or a regular expression");
  const sought = given.text(find) ?? "";
  if (sought === "") return given.fail("badValue", "the text to find is empty");
  if (given.has(template)) return given.map(source, (text) => given.needed(template).replaceAll(sought, () => text));
  if (!given.has(replacement)) return given.fail("badValue", "needs a replacement or a template");
  return given.map(source, (text) => text.replaceAll(sought, () => given.text(replacement) ?? ""));
}

function replaceByPattern(given: Given, pattern: DotnetPattern): Value {
  if (given.has(attribute)) return fromOtherAttribute(given, pattern);
  if (!given.has(replacement)) return given.fail("badValue", "needs a replacement for what the regular expression finds");
  const written = given.text(replacement) ?? "";
  const name = groupName(given, pattern);
  return given.map(source, (text) =>
    name === undefined ? substituted(text, pattern, written) : replacedGroup(text, pattern, name, written),
  );
}

// The source when it has a value, otherwise the named part of the other attribute.
function fromOtherAttribute(given: Given, pattern: DotnetPattern): Value {
  const text = given.text(source);
  if (text !== null && text !== "") return text;
  const name = groupName(given, pattern) ?? given.fail("badValue", "needs the name of a group beside the other attribute");
  return pattern.expression.exec(given.text(attribute) ?? "")?.groups?.[name] ?? text;
}

function groupName(given: Given, pattern: DotnetPattern): string | undefined {
  const name = given.has(group) ? given.text(group) : null;
  if (name === null || name === "") return undefined;
  return pattern.names.includes(name) ? name : given.fail("badValue", `the regular expression has no group '${name}'`);
}

function patternOf(given: Given): DotnetPattern {
  const written = given.text(regex) ?? "";
  try {
    return dotnetPattern(written);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return given.fail("badValue", `the regular expression '${written}' cannot be used here: ${cause.message}`, { cause });
  }
}
