import { readFileSync } from "node:fs";
import path from "node:path";
import * as library from "../../../expressions";
import { attr, ExpressionError, parse, print, type Expression } from "../../../expressions";
import { thrownBy } from "./thrownBy";

const { append, atLeast, atMost, cBool, equal, greaterThan, iif, inStr, join, lessThan, notEqual, raw, replace, switchOn, text } = library;

// One call of every function of the builder, and the text it prints.
const built: readonly (readonly [Expression, string])[] = [
  [append(attr("mail"), ".x"), 'Append([mail], ".x")'],
  [library.prepend("x-", attr("mail")), 'Prepend("x-", [mail])'],
  [join("@", attr("mailNickname"), "contoso.com", 7), 'Join("@", [mailNickname], "contoso.com", 7)'],
  [library.left(attr("a"), 3), "Left([a], 3)"],
  [library.mid(attr("a"), 1, library.len(attr("b"))), "Mid([a], 1, Len([b]))"],
  [inStr(attr("a"), "b"), 'InStr([a], "b")'],
  [inStr(attr("a"), "b", undefined, "vbTextCompare"), 'InStr([a], "b", , vbTextCompare)'],
  [library.len(attr("a")), "Len([a])"],
  [library.isPresent(attr("a")), "IsPresent([a])"],
  [library.word(attr("a"), 1, "@"), 'Word([a], 1, "@")'],
  [library.normalizeDiacritics(attr("a")), "NormalizeDiacritics([a])"],
  [library.pCase(attr("a"), " '-"), 'PCase([a], " \'-")'],
  [library.stripSpaces(attr("a")), "StripSpaces([a])"],
  [library.toLower(attr("a")), "ToLower([a])"],
  [library.toUpper(attr("a"), "tr-TR"), 'ToUpper([a], "tr-TR")'],
  [library.trim(attr("a")), "Trim([a])"],
  [replace(attr("a"), { find: "x", with: "y" }), 'Replace([a], "x", , , "y", , )'],
  [replace(attr("a"), { find: "x", template: "<x>" }), 'Replace([a], "x", , , , , "<x>")'],
  [replace(attr("a"), { pattern: String.raw`\d+`, with: "" }), String.raw`Replace([a], , "\\d+", , "", , )`],
  [replace(attr("a"), { pattern: "(?<n>x)", group: "n", with: "y" }), 'Replace([a], , "(?<n>x)", "n", "y", , )'],
  [replace(attr("a"), { pattern: "(?<n>x)", group: "n", attribute: attr("b") }), 'Replace([a], , "(?<n>x)", "n", , [b], )'],
  [iif(equal(attr("country"), "USA"), "US", attr("country")), 'IIF([country] = "USA", "US", [country])'],
  [iif(library.isPresent(attr("a")), true, false), 'IIF(IsPresent([a]), "True", "False")'],
  [cBool(notEqual(attr("a"), 1)), "CBool([a] <> 1)"],
  [cBool(lessThan(attr("a"), -1.5)), "CBool([a] < -1.5)"],
  [cBool(atMost(attr("a"), 1)), "CBool([a] <= 1)"],
  [cBool(greaterThan(attr("a"), 1)), "CBool([a] > 1)"],
  [cBool(atLeast(attr("a"), 1)), "CBool([a] >= 1)"],
  [switchOn(attr("state"), { NSW: "Sydney", QLD: attr("city") }, "?"), 'Switch([state], "?", "NSW", "Sydney", "QLD", [city])'],
  [
    switchOn(attr("active"), [
      ["1", "True"],
      ["0", "False"],
    ]),
    'Switch([active], , "1", "True", "0", "False")',
  ],
  [library.coalesce(attr("a"), attr("b"), ""), 'Coalesce([a], [b], "")'],
  [library.ignoreFlowIfNullOrEmpty(attr("a")), "IgnoreFlowIfNullOrEmpty([a])"],
  [library.not(attr("a")), "Not([a])"],
  [library.isNull(attr("a")), "IsNull([a])"],
  [library.isNullOrEmpty(attr("a")), "IsNullOrEmpty([a])"],
  [library.isString(attr("a")), "IsString([a])"],
  [library.isNothing(attr("a")), "IsNothing([a])"],
  [library.redact(attr("a")), "Redact([a])"],
  [library.error("no"), 'Error("no")'],
  [library.now(), "Now()"],
  [library.cDate(attr("a")), "CDate([a])"],
  [library.dateAdd("d", -10, library.now()), 'DateAdd("d", -10, Now())'],
  [library.dateDiff("ww", library.now(), attr("a")), 'DateDiff("ww", Now(), [a])'],
  [library.dateFromNum(129699324000000000n), "DateFromNum(129699324000000000)"],
  [library.numFromDate(attr("a")), "NumFromDate([a])"],
  [library.formatDateTime(attr("a"), "yyyy", "yy"), 'FormatDateTime([a], , "yyyy", "yy")'],
  [library.count(attr("a")), "Count([a])"],
  [library.item(attr("a"), 1), "Item([a], 1)"],
  [library.removeDuplicates(attr("a")), "RemoveDuplicates([a])"],
  [library.split(attr("a"), ","), 'Split([a], ",")'],
  [library.contains(attr("a"), "x"), 'Contains([a], "x")'],
  [library.appRoleAssignments(), "AppRoleAssignments([appRoleAssignments])"],
  [library.appRoleAssignmentsComplex(), "AppRoleAssignmentsComplex([appRoleAssignments])"],
  [library.assertiveAppRoleAssignmentsComplex(), "AssertiveAppRoleAssignmentsComplex([appRoleAssignments])"],
  [library.singleAppRoleAssignment(), "SingleAppRoleAssignment([appRoleAssignments])"],
  [library.bitAnd(attr("a"), 2), "BitAnd([a], 2)"],
  [library.convertToBase64(attr("a")), "ConvertToBase64([a])"],
  [library.convertFromBase64(attr("a"), "UTF8"), "ConvertFromBase64([a], UTF8)"],
  [library.convertToUtf8Hex(attr("a")), "ConvertToUTF8Hex([a])"],
  [library.cStr(attr("a")), "CStr([a])"],
  [library.cRef(attr("a")), "CRef([a])"],
  [library.dnComponent(attr("a"), 1), "DNComponent([a], 1)"],
  [library.stringFromSid(attr("a")), "StringFromSid([a])"],
  [library.altSecIdFromNetId(), "AltSecIdFromNetId([netId])"],
  [library.defaultDomain(), "DefaultDomain()"],
  [library.guid(), "Guid()"],
  [library.randomString({ length: 12, numbers: 2 }), "RandomString(12, 2, 0, 0, 0)"],
  [library.randomString({ length: 12, avoid: "l1" }), 'RandomString(12, 0, 0, 0, 0, "l1")'],
  [library.selectUniqueValue("a", attr("b"), "c"), 'SelectUniqueValue("a", [b], "c")'],
];

describe("the builder", () => {
  it.each(built.map(([expression, printed]) => [printed, expression] as const))(
    "prints %s, and it can be parsed",
    (printed, expression) => {
      expect(print(expression)).toBe(printed);
      expect(parse(printed)).toEqual(expression);
    },
  );

  it("has every published function", () => {
    const names = new Set(built.map(([expression]) => (expression.kind === "call" ? expression.name : "")));
    expect(library.functionNames.filter((name) => !names.has(name))).toEqual([]);
  });

  it("is told of on one page, with every function", () => {
    const page = readFileSync(path.join(__dirname, "../../../docs/expressions.md"), "utf8");
    expect(library.functionNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
  });

  it("takes expressions that exist as text, and finds their slips at once", () => {
    expect(print(append(raw("ToLower( [mail] )"), text('"')))).toBe(String.raw`Append(ToLower([mail]), "\"")`);
    expect(() => raw("ToLower([mail]")).toThrow(library.ExpressionSyntaxError);
  });

  it.each(["", "a]", "a], [b", "[a", " "])("refuses '%s' as the name of an attribute", (name) => {
    expect(thrownBy(() => attr(name))).toBeInstanceOf(ExpressionError);
  });

  it.each([NaN, Infinity, 1e21, 1e-7])("refuses %s, which the language has no spelling for", (number) => {
    expect(thrownBy(() => append("a", library.left("a", number)))).toBeInstanceOf(ExpressionError);
  });
});
