import type { AttributeReference, Call } from "../language/tree";
import { call, callWithPlaces, type NumberTerm, type Term, type TextTerm } from "./terms";

/** `source` followed by `suffix`. */
export const append = (source: TextTerm, suffix: TextTerm): Call => call("Append", source, suffix);

/** `prefix` followed by `source`. */
export const prepend = (prefix: TextTerm, source: TextTerm): Call => call("Prepend", prefix, source);

/** All sources in one text with the separator between them; absent and empty ones are left out. Attributes with several values give all of them. */
export const join = (separator: TextTerm, first: Term, ...rest: readonly Term[]): Call => call("Join", separator, first, ...rest);

/** The first `count` characters. */
export const left = (source: TextTerm, count: NumberTerm): Call => call("Left", source, count);

/** `length` characters from character `start`, counted from 1. */
export const mid = (source: TextTerm, start: NumberTerm, length: NumberTerm): Call => call("Mid", source, start, length);

/** How many characters the text has. */
export const len = (source: Term): Call => call("Len", source);

/** Where `sought` starts in `source`, counted from 1; 0 when it is not in there. */
export function inStr(source: TextTerm, sought: TextTerm, start?: NumberTerm, compare?: "vbTextCompare" | "vbBinaryCompare"): Call {
  return call("InStr", source, sought, start, compare && { kind: "keyword", name: compare });
}

/** The word with this number, counted from 1, where any of the delimiter characters ends a word. */
export const word = (source: TextTerm, number: NumberTerm, delimiters: TextTerm): Call => call("Word", source, number, delimiters);

/** Letters with marks replaced by plain ones: `Zoë` becomes `Zoe`. */
export const normalizeDiacritics = (source: TextTerm): Call => call("NormalizeDiacritics", source);

/** Every word with its first letter in upper case and the others in lower case. */
export const pCase = (source: TextTerm, wordSeparators?: TextTerm): Call => call("PCase", source, wordSeparators);

/** Without any blank. */
export const stripSpaces = (source: TextTerm): Call => call("StripSpaces", source);

/** In lower case, by the rules of a culture such as `"tr-TR"` where one is given. */
export const toLower = (source: TextTerm, culture?: TextTerm): Call => call("ToLower", source, culture);

/** In upper case, by the rules of a culture such as `"tr-TR"` where one is given. */
export const toUpper = (source: TextTerm, culture?: TextTerm): Call => call("ToUpper", source, culture);

/** Without blanks at both ends. Documented for cloud sync only. */
export const trim = (source: TextTerm): Call => call("Trim", source);

/** What `replace` finds, and what it puts there. Regular expressions are those of .NET; their text is given unescaped. */
export type Replacement =
  /** Every occurrence of a text. */
  | { readonly find: TextTerm; readonly with: TextTerm }
  /** The source put into a template, wherever `find` stands there. */
  | { readonly find: TextTerm; readonly template: TextTerm }
  /** Every match, or only what the named group captures in it. `${name}` in `with` refers to a group. */
  | { readonly pattern: TextTerm; readonly group?: TextTerm; readonly with: TextTerm }
  /** The source when it has a value, otherwise what the named group captures in the other attribute. */
  | { readonly pattern: TextTerm; readonly group: TextTerm; readonly attribute: AttributeReference };

/**
 * The source with something replaced in it.
 *
 * @example
 * replace(attr("mail"), { find: "@fabrikam.com", with: "@contoso.com" });
 */
export function replace(source: TextTerm, replacement: Replacement): Call {
  const { find, pattern, group, with: replaced, attribute, template } = { ...nothing, ...replacement };
  return callWithPlaces("Replace", source, find, pattern, group, replaced, attribute, template);
}

const nothing = { find: undefined, pattern: undefined, group: undefined, with: undefined, attribute: undefined, template: undefined };
