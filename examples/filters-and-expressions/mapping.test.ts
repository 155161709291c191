import { evaluate, inScope, type User } from "pulumi-entra-sync/expressions";
import { city, displayName, scopingFilters, userType } from "./mapping";

const ada: User = { givenName: "Ada", surname: "Field", department: "Marketing", employeeType: "Employee", city: "Zürich" };

describe("how users are mapped", () => {
  test("the display name says where somebody comes from", () => {
    expect(evaluate(displayName, ada)).toMatchObject({ value: "Field, Ada (Fabrikam)" });
  });

  test("a person without a given name has no comma too many", () => {
    expect(evaluate(displayName, { ...ada, givenName: null })).toMatchObject({ value: "Field (Fabrikam)" });
  });

  test("the city loses its marks, and an unknown city leaves the target as it is", () => {
    expect(evaluate(city, ada)).toMatchObject({ value: "Zurich" });
    expect(evaluate(city, { ...ada, city: null })).toEqual({ flow: "ignored" });
  });

  test.each([
    ["Sales", "Member"],
    ["Marketing", "Guest"],
    [null, "Guest"],
  ])("from department %s one comes as %s", (department, expected) => {
    expect(evaluate(userType, { ...ada, department })).toMatchObject({ value: expected });
  });
});

describe("who is in scope", () => {
  test("an employee with a department is, one without is not", () => {
    expect(inScope(scopingFilters, ada)).toBe(true);
    expect(inScope(scopingFilters, { ...ada, department: null })).toBe(false);
  });

  test("a contractor is, if from Marketing", () => {
    expect(inScope(scopingFilters, { ...ada, employeeType: "Contractor" })).toBe(true);
    expect(inScope(scopingFilters, { ...ada, employeeType: "Contractor", department: "Sales" })).toBe(false);
  });

  test("comparisons look at case", () => {
    expect(inScope(scopingFilters, { ...ada, employeeType: "employee" })).toBe(false);
  });
});
