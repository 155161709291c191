import { argument, condition, confirmed, optional, pairs, repeated, type Signature } from "./signature";

const source = argument("source");
const confirmedSource = argument("source", confirmed);

/**
 * The published functions: 45 of the reference for customizing application data, and 12 that appear elsewhere in Microsoft's documentation.
 * A tenant's own list (`GET .../schema/functions`) goes before this one where it can be read.
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data
 */
export const catalogue = {
  Append: published("text", [confirmedSource, argument("suffix", confirmed)]),
  AppRoleAssignmentsComplex: published("roles", [source]),
  BitAnd: published("number", [argument("value1"), argument("value2")]),
  CBool: published("boolean", [condition("Expression")]),
  CDate: published("date", [argument("expression")]),
  Coalesce: published("text", [repeated("source")]),
  ConvertToBase64: published("text", [source]),
  ConvertToUTF8Hex: published("text", [source]),
  Count: published("number", [argument("attribute")]),
  CStr: published("text", [argument("value")]),
  DateAdd: published("date", [argument("interval"), argument("value"), argument("dateTime")]),
  DateDiff: published("number", [argument("interval"), argument("date1"), argument("date2")]),
  DateFromNum: published("date", [argument("value")]),
  DefaultDomain: published("text", []),
  FormatDateTime: published("text", [
    confirmedSource,
    optional("dateTimeStyles"),
    argument("inputFormat", confirmed),
    argument("outputFormat", confirmed),
  ]),
  Guid: published("text", []),
  IgnoreFlowIfNullOrEmpty: published("any", [argument("Expression")]),
  IIF: published("any", [condition("condition"), argument("valueIfTrue"), argument("valueIfFalse")]),
  InStr: published("number", [argument("value1"), argument("value2"), optional("start"), optional("compareType")]),
  IsNull: published("boolean", [argument("Expression")]),
  IsNullOrEmpty: published("boolean", [argument("Expression")]),
  IsPresent: published("boolean", [argument("Expression")]),
  IsString: published("boolean", [argument("Expression")]),
  Item: published("text", [argument("attribute"), argument("index")]),
  Join: published("text", [argument("separator", confirmed), repeated("source", confirmed)]),
  Left: published("text", [argument("String"), argument("NumChars")]),
  Len: published("number", [argument("String")]),
  Mid: published("text", [confirmedSource, argument("start", confirmed), argument("length", confirmed)]),
  NormalizeDiacritics: published("text", [source]),
  Not: published("boolean", [confirmedSource]),
  Now: published("date", []),
  NumFromDate: published("number", [argument("value")]),
  PCase: published("text", [source, optional("wordSeparators")]),
  RandomString: published("text", [
    argument("Length"),
    argument("MinimumNumbers"),
    argument("MinimumSpecialCharacters"),
    argument("MinimumCapital"),
    argument("MinimumLowerCase"),
    optional("CharactersToAvoid"),
  ]),
  Redact: published("any", [argument("attribute")]),
  RemoveDuplicates: published("list", [argument("attribute")]),
  // The parameter keys of Graph differ from the names on the page (oldValue, regexPattern, ...); the order is the same.
  Replace: published("text", [
    confirmedSource,
    optional("Find", confirmed),
    optional("RegularExpression", confirmed),
    optional("RegularExpressionGroupName", confirmed),
    optional("Replacement", confirmed),
    optional("ReplacementPropertyName", confirmed),
    optional("Template", confirmed),
  ]),
  SelectUniqueValue: published("text", [argument("uniqueValueRule1"), repeated("uniqueValueRule")]),
  SingleAppRoleAssignment: published("text", [confirmedSource]),
  Split: published("list", [confirmedSource, argument("delimiter", confirmed)]),
  StripSpaces: published("text", [confirmedSource]),
  Switch: published("any", [confirmedSource, optional("defaultValue", confirmed), pairs("switchValue", confirmed)]),
  ToLower: published("text", [source, optional("culture")]),
  ToUpper: published("text", [source, optional("culture")]),
  Word: published("text", [argument("String"), argument("WordNumber"), argument("Delimiters")]),

  AltSecIdFromNetId: elsewhere("defaultMapping", "text", [confirmedSource]),
  AppRoleAssignments: elsewhere("metadata", "list", [confirmedSource]),
  AssertiveAppRoleAssignmentsComplex: elsewhere("customAttributes", "roles", [confirmedSource]),
  IsNothing: elsewhere("metadata", "boolean", [confirmedSource]),
  Prepend: elsewhere("metadata", "text", [argument("prefix", confirmed), confirmedSource]),
  Contains: elsewhere("cloudSync", "number", [argument("attribute"), argument("search")]),
  ConvertFromBase64: elsewhere("cloudSync", "text", [source, optional("encoding")]),
  CRef: elsewhere("cloudSync", "text", [argument("value")]),
  DNComponent: elsewhere("cloudSync", "text", [argument("dn"), argument("number")]),
  Error: elsewhere("cloudSync", "any", [argument("message")]),
  StringFromSid: elsewhere("cloudSync", "text", [argument("sid")]),
  Trim: elsewhere("cloudSync", "text", [confirmedSource]),
} as const satisfies Readonly<Record<string, Signature>>;

/** The name of a published function, in its exact casing. */
export type FunctionName = keyof typeof catalogue;

/** Every published function's name. */
export const functionNames = Object.keys(catalogue) as readonly FunctionName[];

/** The signature of a function, or nothing when no published function has this exact name. */
export function signatureOf(name: string): Signature | undefined {
  return isFunctionName(name) ? catalogue[name] : undefined;
}

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(catalogue, name);
}

function published(returns: Signature["returns"], parameters: Signature["parameters"]): Signature {
  return { origin: "reference", returns, parameters };
}

function elsewhere(origin: Signature["origin"], returns: Signature["returns"], parameters: Signature["parameters"]): Signature {
  return { origin, returns, parameters };
}
