import type { JsonObject } from "../graph/json";

/** The operators of scoping filters; the spelling of all but EQUALS and NOT EQUALS is the portal's. */
export const filterOperators: readonly JsonObject[] = [
  operator("EQUALS", "Binary", ["String", "Integer"]),
  operator("NOT EQUALS", "Binary", ["String", "Integer"]),
  operator("IS TRUE", "Unary", ["Boolean"]),
  operator("IS FALSE", "Unary", ["Boolean"]),
  operator("IS NULL", "Unary", ["String", "Integer", "Boolean"]),
  operator("IS NOT NULL", "Unary", ["String", "Integer", "Boolean"]),
  operator("REGEX MATCH", "Binary", ["String"]),
  operator("NOT REGEX MATCH", "Binary", ["String"]),
  operator("Greater_Than", "Binary", ["Integer", "DateTime"]),
  operator("Greater_Than_OR_EQUALS", "Binary", ["Integer", "DateTime"]),
  operator("Includes", "Binary", ["String"]),
  operator("ENDS_WITH", "Binary", ["String"]),
  operator("&", "Binary", ["Integer"]),
  operator("!&", "Binary", ["Integer"]),
];

/** The functions of mapping expressions with their parameters; `?` marks an optional one, `...` one that repeats. */
const signatures: readonly string[] = [
  "AltSecIdFromNetId source",
  "Append source suffix",
  "BitAnd value1:Integer value2:Integer",
  "CBool source",
  "CDate source",
  "Coalesce source... defaultValue?",
  "ConvertToBase64 source",
  "ConvertToUTF8Hex source",
  "Count source",
  "CStr source",
  "DateAdd interval value:Integer dateTime",
  "DateDiff interval date1 date2",
  "DateFromNum value:Integer",
  "DefaultDomain",
  "FormatDateTime source dateTimeStyles? inputFormat outputFormat",
  "Guid",
  "IgnoreFlowIfNullOrEmpty expression",
  "IIF condition:Boolean valueIfTrue valueIfFalse",
  "InStr value1 value2 start:Integer? compareType:Integer?",
  "IsNull expression",
  "IsNullOrEmpty expression",
  "IsPresent expression",
  "IsString expression",
  "Item attribute index:Integer",
  "Join separator source...",
  "Left source numberOfChars:Integer",
  "Len source",
  "Mid source start:Integer length:Integer",
  "NormalizeDiacritics source",
  "Not source:Boolean",
  "Now",
  "NumFromDate value",
  "PCase source wordSeparators?",
  "Redact",
  "RemoveDuplicates attribute",
  "Replace source oldValue? regexPattern? regexGroupName? replacementValue? replacementAttributeName? template?",
  "SelectUniqueValue uniqueValueRule...",
  "SingleAppRoleAssignment source",
  "Split source delimiter",
  "StripSpaces source",
  "Switch source defaultValue key... value...",
  "ToLower source culture?",
  "ToUpper source culture?",
  "Word source wordNumber:Integer delimiters",
];

export const mappingFunctions: readonly JsonObject[] = signatures.map((signature) => {
  const [name = "", ...parameters] = signature.split(" ");
  return { name, parameters: parameters.map(parameter) };
});

function operator(name: string, arity: "Binary" | "Unary", supportedAttributeTypes: readonly string[]): JsonObject {
  return { name, arity, multivaluedComparisonType: "All", supportedAttributeTypes };
}

function parameter(text: string): JsonObject {
  const [name = "", type = "String"] = text.replace(/[?.]+$/, "").split(":");
  return { allowMultipleOccurrences: text.endsWith("..."), name, required: !text.endsWith("?"), type };
}
