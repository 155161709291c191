import { functionNames, notEvaluatedLocally, type EvaluateOptions, type User, type Value } from "../../../expressions";
import { result } from "./results";

type Case = readonly [sentence: string, expression: string, user: User, expected: Value, options?: EvaluateOptions];

const adele = {
  givenName: "Adele",
  surname: "Vance",
  mail: "adele@fabrikam.com",
  absent: null,
  empty: "",
  proxies: ["smtp:a@x.org", "SMTP:b@x.org"],
};

// At least one case for every published function: the first test sees to it.
const cases: readonly Case[] = [
  ["a suffix is put behind the source", 'Append([givenName], ".ext")', adele, "Adele.ext"],
  ["an absent source stays absent", 'Append([absent], ".ext")', adele, null],
  ["an absent source is empty where one says so", 'Append([absent], ".ext")', adele, ".ext", { absentText: "empty" }],
  ["a prefix is put before the source", 'Prepend("x-", [givenName])', adele, "x-Adele"],
  ["roles are listed", "AppRoleAssignments([roles])", { roles: ["Reader", "Writer"] }, ["Reader", "Writer"]],
  ["the one role is taken", "SingleAppRoleAssignment([roles])", { roles: ["Reader"] }, "Reader"],
  ["no role gives nothing", "SingleAppRoleAssignment([roles])", {}, null],
  ["bits are combined, hexadecimal ones too", "BitAnd(&HF, 22)", {}, "6"],
  ["flags given as text are numbers as well", 'BitAnd([flags], "2")', { flags: "514" }, "2"],
  ["zero is false", "CBool(0)", {}, "False"],
  ["any other number is true", "CBool([count])", { count: -3 }, "True"],
  ["a comparison gives a boolean", 'CBool([givenName] <> "Alex")', adele, "True"],
  ["a date moves to UTC", 'CDate("2024-02-29T23:30:00-02:00")', {}, "3/1/2024 1:30:00 AM"],
  ["noon is PM", 'CDate("2024-02-29 12:00")', {}, "2/29/2024 12:00:00 PM"],
  ["the first present value wins", 'Coalesce([absent], [givenName], "none")', adele, "Adele"],
  ["an empty text is present for Coalesce", 'Coalesce([empty], "none")', adele, ""],
  ["text becomes Base64 of its UTF-16", 'ConvertToBase64("Ok")', {}, "TwBrAA=="],
  ["Base64 of UTF-16 becomes text", 'ConvertFromBase64("TwBrAA==")', {}, "Ok"],
  ["Base64 of UTF-8 becomes text where one says so", 'ConvertFromBase64("T2s=", UTF8)', {}, "Ok"],
  ["text becomes hexadecimal UTF-8", 'ConvertToUTF8Hex("é?")', {}, "C3A93F"],
  ["the position of a value is told", 'Contains([proxies], "SMTP:")', adele, "2"],
  ["a text that is in no value is at 0", 'Contains([proxies], "x500:")', adele, "0"],
  ["values are counted", "Count([proxies])", adele, "2"],
  ["an absent attribute has no values", "Count([absent])", adele, "0"],
  ["a boolean becomes its word", "CStr([enabled])", { enabled: true }, "True"],
  ["a reference stays its text", 'CRef("CN=Adele")', {}, "CN=Adele"],
  ["the last of February takes the place of the 31st", 'DateAdd("m", 1, CDate("2024-01-31"))', {}, "2/29/2024 12:00:00 AM"],
  ["intervals go back too", 'DateAdd("h", -1, CDate("2024-01-01"))', {}, "12/31/2023 11:00:00 PM"],
  ["weeks have seven days", 'DateAdd("ww", 2, "1/1/2024")', {}, "1/15/2024 12:00:00 AM"],
  ["a day short of 24 hours is no day", 'DateDiff("d", "2024-01-01T01:00Z", "2024-01-02T00:59Z")', {}, "0"],
  ["a year ends on New Year's Eve", 'DateDiff("yyyy", "2023-12-31", "2024-01-01")', {}, "1"],
  ["a week ends on Saturday", 'DateDiff("ww", "2024-06-01", "2024-06-02")', {}, "1"],
  ["an earlier date is negative", 'DateDiff("n", "2024-06-02", "2024-06-01")', {}, "-1440"],
  ["a file time is a date", "DateFromNum(132539615990000000)", {}, "1/1/2021 7:59:59 AM"],
  ["a date is a file time", 'NumFromDate("2021-01-01T07:59:59Z")', {}, "132539615990000000"],
  ["the tenant's domain is given", "DefaultDomain()", {}, "contoso.com", { defaultDomain: "contoso.com" }],
  ["a part of a distinguished name is unescaped", String.raw`DNComponent("CN=Vance\\, Adele,OU=Sales", 1)`, {}, "Vance, Adele"],
  ["parts count from the left", 'DNComponent("CN=Adele,OU=Sales,DC=x", 2)', {}, "Sales"],
  ["an error is not raised on the branch not taken", 'IIF(IsPresent([mail]), [mail], Error("no mail"))', adele, "adele@fabrikam.com"],
  [
    "formats are exchanged",
    'FormatDateTime([d], , "dd.MM.yyyy HH:mm", "yyyy-MM-ddTHH:mm:ss.fffZ")',
    { d: "24.12.2024 18:30" },
    "2024-12-24T18:30:00.000Z",
  ],
  ["names of months and days are English", 'FormatDateTime("2024-12-24", , "yyyy-MM-dd", "dddd, d MMM yy")', {}, "Tuesday, 24 Dec 24"],
  [
    "an offset in the source is taken off",
    'FormatDateTime("2024-12-24-08:00", , "yyyy-MM-ddzzz", "yyyy-MM-dd HH:mmzzz")',
    {},
    "2024-12-24 08:00+00:00",
  ],
  [
    "a GUID is the one that is given",
    "Guid()",
    {},
    "11111111-2222-4333-8444-555555555555",
    { guid: () => "11111111-2222-4333-8444-555555555555" },
  ],
  ["nothing flows from an empty value", "IgnoreFlowIfNullOrEmpty([empty])", adele, "ignored"],
  ["nothing flows, however deep it is said", 'Append(IgnoreFlowIfNullOrEmpty([absent]), "x")', adele, "ignored"],
  ["a present value flows", "IgnoreFlowIfNullOrEmpty([mail])", adele, "adele@fabrikam.com"],
  ["a comparison with an absent attribute is not met", 'IIF([absent] <> "x", "yes", "no")', adele, "no"],
  ["numbers are compared as numbers", 'IIF(Len([mail]) > 9, "long", "short")', adele, "long"],
  ["texts are compared case-sensitively", 'IIF([givenName] = "adele", "yes", "no")', adele, "no"],
  ["dates are compared as dates", 'IIF(CDate("2/1/2024") < CDate("10/1/2024"), "yes", "no")', {}, "yes"],
  ["the word for ignoring the user is no value", 'IIF([givenName] = "Adele", IgnoreObjectFlow, "x")', adele, "objectIgnored"],
  ["positions count from 1", 'InStr([mail], "@")', adele, "6"],
  ["a missing text is at 0", 'InStr([mail], "ADELE")', adele, "0"],
  ["case can be left out of it", 'InStr([mail], "ADELE", 1, vbTextCompare)', adele, "1"],
  ["absence is null", "IsNull([absent])", adele, "True"],
  ["an empty list is absence", "IsNull([list])", { list: [] }, "True"],
  ["an empty text is not null", "IsNull([empty])", adele, "False"],
  ["absence is nothing", "IsNothing([neverHeardOf])", adele, "True"],
  ["empty is empty", "IsNullOrEmpty([empty])", adele, "True"],
  ["empty is not present", "IsPresent([empty])", adele, "False"],
  ["several values are no string", "IsString([proxies])", adele, "False"],
  ["one value is", "IsString([mail])", adele, "True"],
  ["values count from 1", "Item([proxies], 2)", adele, "SMTP:b@x.org"],
  ["several values are joined one by one", 'Join(";", [proxies], [absent], "", "end")', adele, "smtp:a@x.org;SMTP:b@x.org;end"],
  ["the first characters are taken", "Left([givenName], 2)", adele, "Ad"],
  ["a negative number takes all", "Left([givenName], -1)", adele, "Adele"],
  ["nothing has no first characters", "Left([absent], 2)", adele, ""],
  ["characters are counted", "Len([givenName])", adele, "5"],
  ["a part starts counting at 1", "Mid([givenName], 2, 3)", adele, "del"],
  ["behind the end there is nothing", "Mid([givenName], 9, 3)", adele, ""],
  ["marks are taken off, in either Unicode form", 'NormalizeDiacritics("Žoë e\u0301 ß Ł ø")', {}, "Zoe e ss L oe"],
  ["letters outside the published table stay", 'NormalizeDiacritics("þ й ģ")', {}, "þ й ģ"],
  ["true is turned around", "Not([enabled])", { enabled: true }, "False"],
  ["anything else becomes true", 'Not("maybe")', {}, "True"],
  ["the clock is given", "Now()", {}, "1/2/2024 3:04:05 AM", { now: new Date("2024-01-02T03:04:05Z") }],
  ["words are capitalised", 'PCase("MARY-ANN o\'neill 3rd")', {}, "Mary-Ann O'neill 3Rd"],
  ["words end where one says", 'PCase("mary-ann o\'neill", "\' ")', {}, "Mary-ann O'Neill"],
  ["a secret is told as it is", "Redact([mail])", adele, "adele@fabrikam.com"],
  ["every value is there once", "RemoveDuplicates([d])", { d: ["a", "b", "a"] }, ["a", "b"]],
  ["a text is replaced wherever it is", 'Replace("a-b-c", "-", , , "+", , )', {}, "a+b+c"],
  ["a template takes the source", 'Replace([givenName], "{}", , , , , "{} ({})")', adele, "Adele (Adele)"],
  [
    "a match is replaced, with its groups",
    String.raw`Replace("Vance, Adele", , "(\\w+), (?<first>\\w+)", , "\${first} $1 $$", , )`.replace("\\$", "$"),
    {},
    "Adele Vance $",
  ],
  ["a named group alone is replaced", String.raw`Replace("id 42 43", , "id (?<n>\\d+)", "n", "*", , )`, {}, "id * 43"],
  ["another attribute helps out", String.raw`Replace([absent], , "^(?<user>[^@]+)@", "user", , [mail], )`, adele, "adele"],
  ["a pattern can leave case out of it", 'Replace("ABC", , "(?i)b", , "-", , )', {}, "A-C"],
  ["the first free value is taken", 'SelectUniqueValue("a", "b", "c")', {}, "b", { isTaken: (value) => value === "a" }],
  ["parts lose the blanks around them", 'Split("a, b ,c", ",")', {}, ["a", "b", "c"]],
  ["a text identifier stays", 'StringFromSid("S-1-5-18")', {}, "S-1-5-18"],
  ["bytes become a security identifier", 'StringFromSid("AQIAAAAAAAUgAAAAIAIAAA==")', {}, "S-1-5-32-544"],
  ["blanks go, wherever they are", 'StripSpaces(" a b ")', {}, "ab"],
  ["the value of the key is taken", 'Switch([givenName], "?", "Alex", "1", "Adele", "2")', adele, "2"],
  ["keys are case-sensitive", 'Switch([givenName], "?", "adele", "1")', adele, "?"],
  ["the empty key stands for absence", 'Switch([absent], "?", "", "nobody")', adele, "nobody"],
  ["letters become small", 'ToLower("ÀB-1")', {}, "àb-1"],
  ["a culture has its own small letters", 'ToLower("TITLE", "tr-TR")', {}, "tıtle"],
  ["letters become capitals, one by one", 'ToUpper("straße")', {}, "STRAßE"],
  ["blanks at the ends go, of every value", "Trim([d])", { d: [" a", "b "] }, ["a", "b"]],
  ["words are counted without empty ones", 'Word("a,,b;c", 2, ",;")', {}, "b"],
  ["there is no ninth word", 'Word("a b", 9, " ")', {}, ""],
  ["what only the service knows can be supplied", "AltSecIdFromNetId([netId])", { netId: "7" }, "opaque", { opaque: () => "opaque" }],
];

const roleOf = (name: string) => ({ primary: false, type: "WindowsAzureActiveDirectoryRole", display: name, value: name });

describe("every function", () => {
  it("has a case in these tables", () => {
    const shown = cases.map(([, expression]) => expression).join(" ");
    const elsewhere = ["AppRoleAssignmentsComplex", "AssertiveAppRoleAssignmentsComplex", "RandomString", "Error"];
    expect(functionNames.filter((name) => !shown.includes(`${name}(`) && !elsewhere.includes(name))).toEqual([]);
    expect(functionNames).toHaveLength(57);
  });

  it.each(cases.map((example) => [`${example[0]}: ${example[1]}`, example] as const))(
    "%s",
    (_, [, expression, user, expected, options]) => {
      expect(result(expression, user, options)).toEqual(expected);
    },
  );

  it.each(["AppRoleAssignmentsComplex", "AssertiveAppRoleAssignmentsComplex"])("%s hands every role to the target application", (name) => {
    expect(result(`${name}([roles])`, { roles: ["Reader", "Writer"] })).toEqual([roleOf("Reader"), roleOf("Writer")]);
  });

  it("a random text has what is asked for, and nothing that is to be avoided", () => {
    const text = result('RandomString(20, 3, 2, 4, 5, "abcABC123")') as string;
    expect(text).toHaveLength(20);
    for (const [pattern, least] of [
      [/\d/g, 3],
      [/[^A-Za-z0-9]/g, 2],
      [/[A-Z]/g, 4],
      [/[a-z]/g, 5],
    ] as const) {
      expect(text.match(pattern)?.length).toBeGreaterThanOrEqual(least);
    }
    expect(text).not.toMatch(/[abcABC123]/);
  });

  it("a GUID made of chance looks like one", () => {
    expect(result("Guid()")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("all but the listed ones are evaluated here", () => {
    expect(Object.keys(notEvaluatedLocally)).toEqual(["AltSecIdFromNetId"]);
  });
});
