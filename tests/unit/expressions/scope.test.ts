import {
  explainScope,
  ExpressionError,
  inScope,
  operatorNamed,
  operatorNames,
  problemsOfFilters,
  type BinaryOperator,
  type Clause,
  type ScopingFilters,
  type UnaryOperator,
  type User,
  type UserValue,
} from "../../../expressions";

const is = (operator: UnaryOperator): Clause => ({ attribute: "a", operator });
const compares = (operator: BinaryOperator, value: string | readonly string[]): Clause => ({ attribute: "a", operator, value });
const holds = (clause: Clause, a: UserValue) => inScope([{ clauses: [clause] }], { a });

describe("a clause", () => {
  it.each<[string, Clause, UserValue, boolean]>([
    ["equal texts", compares("EQUALS", "Sales"), "Sales", true],
    ["texts that differ in case", compares("EQUALS", "Sales"), "sales", false],
    ["one of several values", compares("EQUALS", ["Sales", "HR"]), "HR", true],
    ["a boolean by its word", compares("EQUALS", "True"), true, true],
    ["another text", compares("NOT EQUALS", "Sales"), "HR", true],
    ["none of several values", compares("NOT EQUALS", ["Sales", "HR"]), "HR", false],
    ["what is true", is("IS TRUE"), true, true],
    ["what is true in words", is("IS TRUE"), "true", true],
    ["what is not true", is("IS TRUE"), false, false],
    ["what is false", is("IS FALSE"), "False", true],
    ["what is absent", is("IS NULL"), undefined, true],
    ["what is empty", is("IS NULL"), "", true],
    ["what is there", is("IS NULL"), "x", false],
    ["what is there", is("IS NOT NULL"), "x", true],
    ["a part that matches", compares("REGEX MATCH", "[1-9][0-9]"), "a42b", true],
    ["a whole that matches", compares("REGEX MATCH", String.raw`.*\@domain.com`), "x@domain.com", true],
    ["a match in the wrong case", compares("REGEX MATCH", "^SALES$"), "sales", false],
    ["what does not match", compares("NOT REGEX MATCH", "^x"), "yx", true],
    ["an end", compares("ENDS_WITH", ".com"), "x.com", true],
    ["an end in the wrong case", compares("ENDS_WITH", ".COM"), "x.com", false],
    ["a part", compares("INCLUDES", "ale"), "Sales", true],
    ["a part in the wrong case", compares("INCLUDES", "ALE"), "Sales", false],
    ["a greater number, not a greater text", compares("GREATER_THAN", "9"), "10", true],
    ["the same number", compares("GREATER_THAN", "10"), 10, false],
    ["the same number", compares("GREATER_THAN_OR_EQUALS", "10"), "10", true],
    ["a number with decimals", compares("GREATER_THAN", "1"), "2.5", false],
    ["a negative number", compares("GREATER_THAN_OR_EQUALS", "0"), "-1", false],
    ["a value within the given text", compares("&", "HR;Sales"), "Sales", true],
    ["a value outside of the given text", compares("&", "HR;Sales"), "IT", false],
    ["a value outside of the given text", compares("!&", "HR;Sales"), "IT", true],
    ["several values, which are not supported", compares("EQUALS", "x"), ["x"], false],
  ])("with %s: %j on %j is %s", (_, clause, value, expected) => {
    expect(holds(clause, value)).toBe(expected);
  });

  it("is never met by an absent or empty attribute, a negative one neither; only IS NULL is", () => {
    const met = operatorNames.filter((operator) =>
      [null, undefined, ""].some((nothing) => holds({ attribute: "a", operator, value: "x" } as Clause, nothing)),
    );
    expect(met).toEqual(["IS NULL"]);
  });

  it("can ask for the whole value", () => {
    const filters: ScopingFilters = [{ clauses: [compares("REGEX MATCH", "[1-9][0-9]|x")] }];
    expect(inScope(filters, { a: "142" }, { regex: "whole" })).toBe(false);
    expect(inScope(filters, { a: "42" }, { regex: "whole" })).toBe(true);
  });

  it("with a broken pattern fails with an error of this library", () => {
    expect(() => holds(compares("REGEX MATCH", "("), "x")).toThrow(ExpressionError);
  });
});

describe("a user", () => {
  const filters: ScopingFilters = [
    {
      name: "sales in NY",
      clauses: [
        { attribute: "department", operator: "EQUALS", value: "Sales" },
        { attribute: "state", operator: "EQUALS", value: "NY" },
      ],
    },
    { name: "managers", clauses: [{ attribute: "jobTitle", operator: "INCLUDES", value: "Manager" }] },
  ];

  it.each<[string, User, boolean]>([
    ["fits one group whole", { department: "Sales", state: "NY" }, true],
    ["fits a half of one group and none of the other", { department: "Sales", state: "WA" }, false],
    ["fits the other group", { department: "IT", jobTitle: "Manager" }, true],
    ["fits none", {}, false],
  ])("who %s is in scope or not", (_, user, expected) => {
    expect(inScope(filters, user)).toBe(expected);
  });

  it("is in scope where there is no filter", () => {
    expect(inScope([], {})).toBe(true);
  });

  it("is told for every clause why", () => {
    const { groups, ...whole } = explainScope(filters, { department: "Sales", state: "WA" });
    expect(whole).toEqual({ inScope: false });
    expect(groups.map(({ group, holds: met }) => [group.name, met])).toEqual([
      ["sales in NY", false],
      ["managers", false],
    ]);
    expect(groups.flatMap(({ clauses }) => clauses.map(({ reason }) => reason))).toEqual([
      "department EQUALS 'Sales' is met: the user has 'Sales'",
      "state EQUALS 'NY' is not met: the user has 'WA'",
      "jobTitle INCLUDES 'Manager' is not met: the attribute is absent or empty, which only IS NULL accepts",
    ]);
  });
});

describe("an operator", () => {
  it.each([
    ["Greater_Than_OR_EQUALS", "GREATER_THAN_OR_EQUALS"],
    ["Ends With", "ENDS_WITH"],
    ["Include", "INCLUDES"],
    ["not equals", "NOT EQUALS"],
    ["!&", "!&"],
    ["IsMemberOf", undefined],
  ])("is recognised in the spelling %s", (spelling, operator) => {
    expect(operatorNamed(spelling)).toBe(operator);
  });
});

describe("a filter that the service would refuse", () => {
  it.each<[string, unknown, string]>([
    ["an unknown operator", { attribute: "a", operator: "LIKE", value: "x" }, "operator"],
    ["a value that is not taken", { attribute: "a", operator: "IS NULL", value: "x" }, "value"],
    ["a missing value", { attribute: "a", operator: "EQUALS" }, "value"],
    ["a broken pattern", { attribute: "a", operator: "REGEX MATCH", value: "(" }, "value"],
    ["a number that is none", { attribute: "a", operator: "GREATER_THAN", value: "ten" }, "value"],
    ["an attribute that cannot be filtered by", { attribute: "manager", operator: "IS NOT NULL" }, "attribute"],
    ["an unknown attribute", { attribute: "A", operator: "IS NOT NULL" }, "attribute"],
  ])("is found by its property: %s", (_, clause, property) => {
    const problems = problemsOfFilters([{ clauses: [is("IS NULL"), clause as Clause] }], { attributes: ["a"] });
    expect(problems.map(({ path }) => path)).toEqual([`[0].clauses[1].${property}`]);
  });

  it("is found when it has no clause", () => {
    expect(problemsOfFilters([{ clauses: [] }])).toMatchObject([{ path: "[0].clauses" }]);
  });

  it("is not found where there is none", () => {
    expect(problemsOfFilters([{ clauses: [compares("REGEX MATCH", "^x"), compares("GREATER_THAN", "7"), is("IS TRUE")] }])).toEqual([]);
  });
});
