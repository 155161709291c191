import { lower, titleCased, upper, withoutDiacritics } from "./letters";
import type { Given, Implementation } from "./given";

/** Functions from text to text. */
export const textFunctions = {
  Append: (given) => given.map(0, (source) => source + (given.text(1) ?? "")),
  Prepend: (given) => given.map(1, (source) => (given.text(0) ?? "") + source),
  InStr: inStr,
  Join: join,
  Left: left,
  Len: (given) => String((given.text(0) ?? "").length),
  Mid: mid,
  NormalizeDiacritics: (given) => given.map(0, withoutDiacritics),
  PCase: (given) => given.map(0, (source) => titleCased(source, given.text(1) ?? undefined)),
  StripSpaces: (given) => given.map(0, (source) => source.replaceAll(" ", "")),
  ToLower: (given) => given.map(0, (source) => inCulture(given, source, lower)),
  ToUpper: (given) => given.map(0, (source) => inCulture(given, source, upper)),
  Trim: trim,
  Word: word,
} as const satisfies Readonly<Record<string, Implementation>>;

// Absent and empty sources are dropped together with their separator, as a documented result of Join(", ", "", ...) shows.
function join(given: Given): string {
  const separator = given.text(0) ?? "";
  const values: string[] = [];
  for (let index = 1; index < given.count; index += 1) values.push(...given.list(index));
  return values.filter((value) => value !== "").join(separator);
}

function left(given: Given): string {
  const source = given.text(0) ?? "";
  const count = given.integer(1);
  return count < 0 ? source : source.slice(0, count);
}

function mid(given: Given) {
  return given.map(0, (source) => {
    const start = given.integer(1);
    const length = given.integer(2);
    if (start < 1) return given.fail("badValue", `characters are counted from 1, not from ${start}`);
    if (length < 0) return given.fail("badValue", `a length of ${length} is not possible`);
    return source.slice(start - 1, start - 1 + length);
  });
}

function inStr(given: Given): string {
  const start = given.has(2) ? given.integer(2) : 1;
  if (start < 1) return given.fail("badValue", `characters are counted from 1, not from ${start}`);
  const source = given.text(0) ?? "";
  const sought = given.text(1) ?? "";
  // The default is undocumented; VBA's is the comparison of exact characters.
  const sameCase = given.text(3) === "vbTextCompare" ? lower : (text: string) => text;
  return String(sameCase(source).indexOf(sameCase(sought), start - 1) + 1);
}

function trim(given: Given) {
  const value = given.value(0);
  if (typeof value === "string" || value === null) return given.map(0, (source) => source.trim());
  return given.list(0).map((text) => text.trim());
}

function word(given: Given): string {
  const delimiters = new Set(given.text(2) ?? "");
  const words = [""];
  for (const character of given.text(0) ?? "") {
    if (delimiters.has(character)) words.push("");
    else words.push((words.pop() ?? "") + character);
  }
  return words.filter((each) => each !== "")[given.integer(1) - 1] ?? "";
}

function inCulture(given: Given, source: string, change: (text: string, culture?: string) => string): string {
  const culture = given.text(1) || undefined;
  try {
    return change(source, culture);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return given.fail("badValue", `'${culture ?? ""}' is no culture`, { cause });
  }
}
