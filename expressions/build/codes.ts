import type { Call } from "../language/tree";
import { attr, call, type NumberTerm, type Term, type TextTerm } from "./terms";

/** The bits that both numbers have. */
export const bitAnd = (one: NumberTerm, other: NumberTerm): Call => call("BitAnd", one, other);

/** Base64 of the text's UTF-16 bytes. */
export const convertToBase64 = (source: TextTerm): Call => call("ConvertToBase64", source);

/** The text of Base64 bytes, UTF-16 unless said otherwise. Documented for cloud sync only. */
export const convertFromBase64 = (source: TextTerm, encoding?: "UTF8" | "Unicode"): Call =>
  call("ConvertFromBase64", source, encoding && { kind: "keyword", name: encoding });

/** The UTF-8 bytes of the text, two hexadecimal digits each. */
export const convertToUtf8Hex = (source: TextTerm): Call => call("ConvertToUTF8Hex", source);

/** The value as a text. */
export const cStr = (value: Term): Call => call("CStr", value);

/** The text as a reference to another object. Documented for cloud sync only. */
export const cRef = (value: TextTerm): Call => call("CRef", value);

/** One part of a distinguished name, counted from the left, from 1. Documented for cloud sync only. */
export const dnComponent = (name: TextTerm, number: NumberTerm): Call => call("DNComponent", name, number);

/** The text of a security identifier. Documented for cloud sync only. */
export const stringFromSid = (sid: TextTerm): Call => call("StringFromSid", sid);

/** The alternative security id of a user: the matching attribute of every cross-tenant synchronization. Only the service computes it. */
export const altSecIdFromNetId = (source: TextTerm = attr("netId")): Call => call("AltSecIdFromNetId", source);

/** The default verified domain of the tenant. */
export const defaultDomain = (): Call => call("DefaultDomain");

/** A new GUID. */
export const guid = (): Call => call("Guid");

/** How long a random text is, and what it has at least of each kind of character. */
export interface RandomStringOptions {
  /** At most 256. */
  readonly length: NumberTerm;
  readonly numbers?: NumberTerm;
  readonly specialCharacters?: NumberTerm;
  readonly capitals?: NumberTerm;
  readonly lowerCase?: NumberTerm;
  /** Characters that it must not have. */
  readonly avoid?: TextTerm;
}

/** A random text, such as a first password. */
export function randomString({
  length,
  numbers = 0,
  specialCharacters = 0,
  capitals = 0,
  lowerCase = 0,
  avoid,
}: RandomStringOptions): Call {
  return call("RandomString", length, numbers, specialCharacters, capitals, lowerCase, avoid);
}

/** The first value that the target does not hold yet. Outermost function only, and not available in cross-tenant synchronization. */
export const selectUniqueValue = (first: TextTerm, second: TextTerm, ...rest: readonly TextTerm[]): Call =>
  call("SelectUniqueValue", first, second, ...rest);
