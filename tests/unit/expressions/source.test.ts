import { concernsOf, guessedIn, parse, sameExpression, toSource } from "../../../expressions";

const attribute = (name: string) => ({ expression: `[${name}]`, name, type: "Attribute", parameters: [] });
const constant = (name: string, expression = `"${name}"`) => ({ expression, name, type: "Constant", parameters: [] });

describe("the form that Graph keeps", () => {
  it("leaves omitted arguments out, and names the others as Graph names them", () => {
    expect(toSource(parse('Replace([preferredLanguage],"-", , ,"_", , )'))).toEqual({
      expression: 'Replace([preferredLanguage], "-", , , "_", , )',
      name: "Replace",
      type: "Function",
      parameters: [
        { key: "source", value: attribute("preferredLanguage") },
        { key: "Find", value: constant("-") },
        { key: "Replacement", value: constant("_") },
      ],
    });
  });

  it("repeats the key of a repeated parameter", () => {
    const { parameters } = toSource(parse('Switch([a], "b", "c", "d", "e", [f])'));
    expect(parameters.map(({ key }) => key)).toEqual([
      "source",
      "defaultValue",
      "switchValue",
      "switchValue",
      "switchValue",
      "switchValue",
    ]);
  });

  it("has nested functions whole, and numbers as constants", () => {
    const { parameters } = toSource(parse('Append(Mid([givenName], 1, 3), "\\"x")'));
    expect(parameters[0]?.value).toMatchObject({ expression: "Mid([givenName], 1, 3)", type: "Function" });
    expect(parameters[0]?.value.parameters[1]).toEqual({ key: "start", value: constant("1") });
    expect(parameters[1]?.value).toEqual(constant('"x', String.raw`"\"x"`));
  });

  it("of an attribute or a constant has no parameters", () => {
    expect(toSource(parse("[mail]"))).toEqual(attribute("mail"));
    expect(toSource(parse('"Member"'))).toEqual(constant("Member"));
    expect(toSource(parse("DefaultDomain()")).parameters).toEqual([]);
  });

  it("says what of it is a guess", () => {
    expect(guessedIn(parse('Join("@", [a], StripSpaces([b]))'))).toEqual([]);
    expect(guessedIn(parse('IIF([a] = "b", ToLower([c]), ToLower([d]))'))).toEqual(["IIF", "=", "ToLower"]);
    expect(guessedIn(parse('FormatDateTime([a], , "yyyy", "yy")'))).toEqual([]);
    expect(guessedIn(parse('FormatDateTime([a], "None", "yyyy", "yy")'))).toEqual(["FormatDateTime"]);
  });

  it("follows the names that the tenant lists", () => {
    const parameterNames = { ToLower: ["text"], FormatDateTime: ["from", "in", "out"] };
    expect(toSource(parse("ToLower([a])"), { parameterNames }).parameters).toEqual([{ key: "text", value: attribute("a") }]);
    expect(guessedIn(parse("ToLower([a])"), { parameterNames })).toEqual([]);
    const { parameters } = toSource(parse('FormatDateTime([a], , "yyyy", "yy")'), { parameterNames });
    expect(parameters.map(({ key }) => key)).toEqual(["from", "in", "out"]);
  });

  it("shows a comparison as its text", () => {
    const [condition] = toSource(parse('IIF([a]="b", "c", "d")')).parameters;
    expect(condition?.value).toMatchObject({ expression: '[a] = "b"', parameters: [] });
  });
});

describe("two texts", () => {
  it("are the same expression when only blanks differ", () => {
    expect(sameExpression('Join("," ,[a],"b")', 'Join(",", [a], "b")')).toBe(true);
    expect(sameExpression('Join(", ", [a])', 'Join(",", [a])')).toBe(false);
  });

  it("that we cannot read are the same when they are equal", () => {
    expect(sameExpression("NewFunction([a])", "NewFunction([a])")).toBe(true);
    expect(sameExpression("NewFunction([a])", "NewFunction( [a])")).toBe(false);
  });
});

describe("a concern", () => {
  it.each([
    ['SelectUniqueValue("a", "b")', /only from HR systems/],
    ['Append(SelectUniqueValue("a", "b"), "c")', /outermost/],
    ['IIF([a] = "", "b", "c")', /absent or empty/],
    ['IIF(IsPresent([a]), "b", "c")', /absent or empty/],
    ['Switch(IsNull([a]), "b", "True", "c")', /advises against/],
    ['FormatDateTime([a], "yyyy", "yy")', /empty second argument/],
    ['IIF(Trim([a]) = "b", "c", "d")', /cloud sync only/],
  ])("is raised about %s", (expression, message) => {
    expect(concernsOf(parse(expression)).map((concern) => concern.message)).toContainEqual(expect.stringMatching(message));
  });

  it.each(['Switch([a], [a], "", "b")', 'IgnoreFlowIfNullOrEmpty(IIF([a] = "b", "c", ""))'])("is not raised about %s", (expression) => {
    expect(concernsOf(parse(expression))).toEqual([]);
  });
});
