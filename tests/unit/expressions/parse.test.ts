import { ExpressionSyntaxError, parse, print } from "../../../expressions";
import { thrownBy } from "./thrownBy";

describe("an expression", () => {
  it.each([
    ["blanks outside of texts mean nothing", 'Join ( ","\n,[a] ,\t" b " )', 'Join(",", [a], " b ")'],
    [
      "omitted arguments keep their places",
      'Replace([preferredLanguage], "-", , , "_", ,  )',
      'Replace([preferredLanguage], "-", , , "_", , )',
    ],
    ["omitted arguments need no blanks", 'Replace([a],"x",,,"y",,)', 'Replace([a], "x", , , "y", , )'],
    ["quotes and backslashes are escaped", String.raw`Append([a], "\"\\")`, String.raw`Append([a], "\"\\")`],
    ["a backslash that escapes nothing is kept", String.raw`Append([a], "\d")`, String.raw`Append([a], "\\d")`],
    ["names of attributes hold colons and dots", 'Append([urn:x:1.0:User:Job.Code], "x")', 'Append([urn:x:1.0:User:Job.Code], "x")'],
    [
      "names of attributes hold brackets of their own",
      'Append([emails[type eq "work"].value], "")',
      'Append([emails[type eq "work"].value], "")',
    ],
    ["numbers are kept as they are written", "BitAnd(-10, &HF7)", "BitAnd(-10, &HF7)"],
    ["a comparison is a condition", 'IIF([a]<>"b","c",Len( [d])  )', 'IIF([a] <> "b", "c", Len([d]))'],
    ["a constant stands alone", '"Member"', '"Member"'],
    ["an attribute stands alone", " [mail] ", "[mail]"],
    ["a function without arguments keeps its parentheses", "Now( )", "Now()"],
  ])("is printed as the service prints it: %s", (_, text, printed) => {
    expect(print(parse(text))).toBe(printed);
  });

  it.each([
    ["a function that nobody published", 'Append(Jion("@", [a]), "x")', "Jion", "There is no function 'Jion'; did you mean 'Join'?"],
    ["the wrong case", 'switch([a], "b")', "switch", "There is no function 'switch': case matters, write 'Switch'"],
    ["too many arguments", 'Append(Left([a], 1, 2), "b")', "Left", "Left takes 2 arguments, not 3"],
    ["too many arguments where some are optional", 'ToLower([a], "b", "c")', "ToLower", "ToLower takes 1 to 2 arguments, not 3"],
    ["arguments where none are taken", 'Append("a", Now([b]))', "Now", "Now takes no arguments, not 1"],
    ["a missing argument", 'Append("a")', "Append", "Append needs an argument 2 (suffix)"],
    ["an omitted argument that is needed", 'Mid([a], , "1")', "Mid", "Mid needs an argument 2 (start)"],
    ["nothing to join", 'Join(",")', "Join", "Join needs an argument 2 (source)"],
    ["an empty source", 'Join(",", [a], )', "Join", "Argument 3 of Join is empty"],
    ["a key without a value", 'Switch([a], "b", "c")', "Switch", "Switch takes a value for every key: the last key has none"],
    ["an open parenthesis", 'Append([a], "b"', "([a]", "This parenthesis is never closed"],
    ["an open quote", 'Append([a], "b)', '"b', "This quote is never closed"],
    ["an open bracket", "Append([a, 1)", "[a", "This bracket is never closed"],
    ["a closing parenthesis too many", 'Append([a], "b"))', ")", "The expression should end here"],
    ["a missing comma", 'Append([a] "b")', '"b"', "A comma or ')' should stand here"],
    ["a word without quotes", "Append([a], b)", "b)", "'b' is no constant: write \"b\" or [b]"],
    ["single quotes", "Append([a], 'b')", "'b'", "A constant stands in double quotes, not in single ones"],
    ["quotes of a word processor", "Append([a], “b”)", "“b", "A constant stands in straight double quotes"],
    ["cloud sync's way of joining", 'Append([a] & "b", "c")', "& ", "Texts are joined with Join or Append here; '&' belongs to cloud sync"],
    [
      "a comparison that is no condition",
      'Append([a] = "b", "c")',
      "= ",
      "A comparison can only be the condition of IIF or the argument of CBool",
    ],
    [
      "a comparison of comparisons",
      'IIF([a] = "b" = "c", "d", "e")',
      '= "c"',
      "A comparison can only be the condition of IIF or the argument of CBool",
    ],
    ["an attribute without a name", "Append([ ], 1)", "[ ]", "The name of an attribute is missing between the brackets"],
    ["an arithmetic sign", "Append([a], 1 + 2)", "+", "'+' does not belong here"],
  ])("with %s is refused at the character", (_, text, at, problem) => {
    const position = at === ")" ? text.length - 1 : text.indexOf(at);
    expect(thrownBy(() => parse(text))).toMatchObject({ position, problem, expression: text });
  });

  it("that ends too early is refused where it was left open", () => {
    expect(thrownBy(() => parse("Append([a], "))).toMatchObject({ position: 6, problem: "This parenthesis is never closed" });
    expect(thrownBy(() => parse(""))).toMatchObject({ position: 0, problem: "The expression ends too early" });
  });

  it("is shown with a mark under the character", () => {
    const error = thrownBy(() => parse('Append([a],\n  Jion("@", [a]))'));
    expect(error).toBeInstanceOf(ExpressionSyntaxError);
    expect((error as Error).message).toBe(
      ["There is no function 'Jion'; did you mean 'Join'? (at character 15)", '    Jion("@", [a]))', "    ^"].join("\n"),
    );
  });

  it("of great length is shown in part", () => {
    const error = thrownBy(() => parse(`Join("${"x".repeat(500)}", Foo(), "${"y".repeat(500)}")`)) as Error;
    const [, shown = "", mark = ""] = error.message.split("\n");
    expect(shown.slice(mark.length - 1)).toMatch(/^Foo\(\)/);
    expect(shown.length).toBeLessThan(120);
  });

  it("uses known attributes only, where a list is given", () => {
    const attributes = ["department", "mail"];
    expect(print(parse('Append([mail], "x")', { attributes }))).toBe('Append([mail], "x")');
    expect(thrownBy(() => parse('Append([Department], "x")', { attributes }))).toMatchObject({
      position: 7,
      problem: "There is no attribute 'Department': case matters, write 'department'",
    });
    expect(thrownBy(() => parse("[zzz]", { attributes }))).toMatchObject({ position: 0, problem: "There is no attribute 'zzz'" });
  });

  it("has at most 10,000 characters", () => {
    const long = `Append("${"x".repeat(9_985)}", "")`;
    expect(long.length).toBe(9_999);
    expect(() => parse(`${long} `)).not.toThrow();
    expect(thrownBy(() => parse(`${long}  `))).toMatchObject({ position: 10_000 });
  });

  it("is not nested without end", () => {
    const nested = (depth: number) => "Not(".repeat(depth) + "[a]" + ")".repeat(depth);
    expect(() => parse(nested(200))).not.toThrow();
    expect(thrownBy(() => parse(nested(201)))).toMatchObject({ position: 800 });
  });
});
