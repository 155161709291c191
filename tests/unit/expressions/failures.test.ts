import { evaluate, EvaluationError, type EvaluateOptions, type EvaluationFailure, type User } from "../../../expressions";
import { thrownBy } from "./thrownBy";

type Case = readonly [
  sentence: string,
  expression: string,
  failure: EvaluationFailure,
  message: RegExp,
  user?: User,
  options?: EvaluateOptions,
];

const cases: readonly Case[] = [
  ["the clock is never taken from the machine", "Now()", "missingOption", /`now`/],
  ["a broken clock is said to be broken", "Now()", "badValue", /no valid date/, {}, { now: new Date(NaN) }],
  ["chance is asked for", "Guid()", "missingOption", /`random`/],
  ["the tenant's domain is asked for", "DefaultDomain()", "missingOption", /`defaultDomain`/],
  ["what is taken is asked for", 'SelectUniqueValue("a", "b")', "missingOption", /`isTaken`/],
  ["the user is held back when all values are taken", 'SelectUniqueValue("a", "b")', "noUniqueValue", /taken/, {}, { isTaken: () => true }],
  ["what only the service knows is said to be so", "AltSecIdFromNetId([netId])", "notEvaluatedLocally", /only the service/],
  ["an error that the expression raises keeps its words", 'Error("no mail")', "raised", /^no mail$/],
  ["a text is no date", 'CDate("yesterday")', "badValue", /'yesterday' is no date/],
  ["there is no 30th of February", 'CDate("2024-02-30")', "badValue", /no date/],
  ["there is no 13 PM", 'CDate("1/1/2024 13:00 PM")', "badValue", /no date/],
  ["a date must have its format", 'FormatDateTime("1/1/2024", , "MM/dd/yyyy", "yyyy")', "badValue", /format 'MM\/dd\/yyyy'/],
  ["years end at 9999", 'DateAdd("yyyy", 9000, CDate("2024-01-01"))', "badValue", /years 1 to 9999/],
  ["quarters are no interval", 'DateAdd("q", 1, CDate("2024-01-01"))', "badValue", /'q' is no interval/],
  ["file times need ISO 8601", 'NumFromDate("1/1/2024")', "badValue", /ISO 8601/],
  ["several values are not one", "ToLower([proxies])", "badValue", /2 values where one is taken/, { proxies: ["a", "b"] }],
  ["several roles are not one", "SingleAppRoleAssignment([roles])", "badValue", /2 roles/, { roles: ["a", "b"] }],
  ["a role is no text", 'Join("", AppRoleAssignmentsComplex([roles]))', "badValue", /a role/, { roles: ["a"] }],
  ["there is no value number 0", "Item([proxies], 0)", "badValue", /counted from 1/, { proxies: ["a"] }],
  ["there is no component number 3", 'DNComponent("CN=a,OU=b", 3)', "badValue", /number 3/],
  ["characters count from 1", 'Mid("abc", 0, 1)', "badValue", /counted from 1/],
  ["a word is no number", 'Left("abc", "two")', "badValue", /'two' is no whole number/],
  ["an absent number is named", "Left([a], [b])", "badValue", /argument 2 is absent/],
  ["a decimal has no bits", "BitAnd(1.5, 1)", "badValue", /whole number/],
  ["a word is no condition", 'IIF("perhaps", "a", "b")', "badValue", /neither True nor False/],
  [
    "an absent attribute in a condition can be an error",
    'IIF([a] = "x", "a", "b")',
    "badValue",
    /\[a\]/,
    {},
    { emptyInCondition: "error" },
  ],
  ["a broken pattern is shown", 'Replace("a", , "(", , "", , )', "badValue", /regular expression '\('/],
  ["a pattern of .NET alone is refused", 'Replace("a", , "(?>a)", , "", , )', "badValue", /cannot be used here/],
  ["a group must be in the pattern", 'Replace("a", , "a", "b", "", , )', "badValue", /no group 'b'/],
  ["nothing to find is nothing to replace", 'Replace("a", , , , "b", , )', "badValue", /needs either/],
  ["a find without a replacement is half of it", 'Replace("a", "a", , , , , )', "badValue", /needs a replacement or a template/],
  ["an unknown culture is named", 'ToUpper("a", "no culture")', "badValue", /'no culture'/],
  ["an unknown encoding is named", 'ConvertFromBase64("YQ==", "EBCDIC")', "badValue", /EBCDIC/],
  ["bytes that are no security identifier are refused", 'StringFromSid("YWJj")', "badValue", /security identifier/],
  ["a random text is no longer than 256", "RandomString(257, 0, 0, 0, 0)", "badValue", /256/, {}, { random: () => 0 }],
  ["a random text has room for what it must have", "RandomString(3, 2, 2, 0, 0)", "badValue", /4 characters/, {}, { random: () => 0 }],
];

describe("an evaluation that fails", () => {
  it.each(cases.map((example) => [example[0], example] as const))("says why: %s", (_, [, expression, failure, message, user, options]) => {
    const error = thrownBy(() => evaluate(expression, user ?? {}, options));
    expect(error).toBeInstanceOf(EvaluationError);
    expect(error).toMatchObject({ failure, message: expect.stringMatching(message) as unknown });
  });

  it("names the function", () => {
    expect(thrownBy(() => evaluate('Append(CDate("x"), "y")', {}))).toMatchObject({ functionName: "CDate" });
  });

  it("marks what the log must not show", () => {
    expect(evaluate('Append(Redact([mail]), "x")', { mail: "a" })).toEqual({ flow: "value", value: "ax", redacted: true });
    expect(evaluate("[mail]", { mail: "a" })).toEqual({ flow: "value", value: "a", redacted: false });
  });

  it("never takes a property of JavaScript for an attribute", () => {
    expect(evaluate("[constructor]", {})).toMatchObject({ value: null });
  });
});
