import type { Given, Implementation } from "./given";
import { wholeNumber } from "./numbers";
import type { Value } from "./value";

/** Encodings, numbers and names of directories. */
export const codeFunctions = {
  BitAnd: bitAnd,
  ConvertFromBase64: (given) => given.map(0, (source) => Buffer.from(source, "base64").toString(encoding(given))),
  ConvertToBase64: (given) => given.map(0, (source) => Buffer.from(source, "utf16le").toString("base64")),
  ConvertToUTF8Hex: (given) => given.map(0, (source) => Buffer.from(source, "utf8").toString("hex").toUpperCase()),
  // A reference is its text here: what it refers to is looked up by the service.
  CRef: (given) => given.text(0),
  CStr: (given) => given.text(0),
  DNComponent: dnComponent,
  StringFromSid: (given) => given.map(0, (source) => sidText(given, source)),
} as const satisfies Readonly<Record<string, Implementation>>;

function bitAnd(given: Given): Value {
  return (flags(given, 0) & flags(given, 1)).toString();
}

function flags(given: Given, index: number): bigint {
  const text = given.needed(index);
  return wholeNumber(text) ?? given.fail("badValue", `'${text}' is no whole number`);
}

function encoding(given: Given): "utf8" | "utf16le" {
  const name = given.text(1) ?? "Unicode";
  const known = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  return known ?? given.fail("badValue", `the encoding '${name}' is not known: use Unicode or UTF8`);
}

const encodings: Readonly<Record<string, "utf8" | "utf16le">> = { Unicode: "utf16le", UTF8: "utf8" };

// CN=Adele\, Vance,OU=Sales: the parts end at commas that are not escaped.
function dnComponent(given: Given): Value {
  return given.map(0, (source) => {
    const parts = source.match(/(?:\\[^]|[^,\\])+/g) ?? [];
    const index = given.integer(1);
    const part = parts[index - 1] ?? given.fail("badValue", `there is no component number ${index}, counted from 1 to ${parts.length}`);
    return part.replace(/^[^=]*=\s*/, "").replaceAll(/\\([^])/g, "$1");
  });
}

/** The text of a security identifier whose bytes are given in Base64; one that is text already stays. */
function sidText(given: Given, source: string): string {
  if (/^S-1-\d+(-\d+)*$/.test(source)) return source;
  const bytes = Buffer.from(source, "base64");
  const count = bytes[1] ?? 0;
  if (bytes.length !== 8 + 4 * count || bytes[0] !== 1) return given.fail("badValue", "the source is no security identifier");
  const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + 4 * index));
  return ["S", 1, bytes.readUIntBE(2, 6), ...parts].join("-");
}
