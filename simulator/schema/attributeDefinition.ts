import type { Json, JsonObject } from "../graph/json";
import { complexDefinition } from "./complexDefinition";

export type Side = "source" | "target";

const types = ["Boolean", "Reference"];

/** The attribute definitions that the lines of a table stand for, without those that the other directory alone has. */
export function attributeDefinitions(lines: readonly string[], side: Side): JsonObject[] {
  return lines.map((line) => attributeDefinition(line, side)).filter((definition) => definition !== undefined);
}

function attributeDefinition(line: string, side: Side): JsonObject | undefined {
  const [name = "", ...words] = line.split(" ");
  const otherSide = side === "source" ? "target" : "source";
  if (words.includes(otherSide)) return undefined;
  const has = (word: string) => words.includes(word);
  return {
    name,
    type: types.find(has) ?? "String",
    anchor: has("anchor"),
    caseExact: false,
    required: has("required") || has(`required:${side}`),
    multivalued: has("multivalued"),
    mutability: has("readOnly") ? "ReadOnly" : "ReadWrite",
    flowNullValues: has("flowNullValues"),
    defaultValue: null,
    referencedObjects: valuesOf(words, "refers").map((referencedObjectName) => ({ referencedObjectName, referencedProperty: null })),
    apiExpressions: [],
    metadata: metadata(words),
  };
}

function metadata(words: readonly string[]): Json[] {
  const [complex] = valuesOf(words, "complex");
  return [
    ...(complex === undefined ? [] : [{ key: "ComplexObjectDefinition", value: complexDefinition(complex) }]),
    ...(words.includes("container") ? [{ key: "IsContainer", value: "true" }] : []),
    ...(words.includes("synthetic") ? [{ key: "IsSynthetic", value: "true" }] : []),
  ];
}

function valuesOf(words: readonly string[], key: string): string[] {
  return words.filter((word) => word.startsWith(`${key}:`)).map((word) => word.slice(key.length + 1));
}
