import type { Given, Implementation } from "./given";
import type { Role } from "./value";

/** Functions of several values, and those of the user's application roles. */
export const listFunctions = {
  AppRoleAssignments: (given) => given.list(0),
  AppRoleAssignmentsComplex: (given) => given.list(0).map(role),
  AssertiveAppRoleAssignmentsComplex: (given) => given.list(0).map(role),
  Contains: contains,
  Count: (given) => String(given.list(0).length),
  Item: item,
  RemoveDuplicates: (given) => [...new Set(given.list(0))],
  SingleAppRoleAssignment: singleAppRoleAssignment,
  Split: split,
} as const satisfies Readonly<Record<string, Implementation>>;

function role(name: string): Role {
  return { primary: false, type: "WindowsAzureActiveDirectoryRole", display: name, value: name };
}

function singleAppRoleAssignment(given: Given): string | null {
  const roles = given.list(0);
  return roles.length > 1 ? given.fail("badValue", `the user has ${roles.length} roles where one is supported`) : (roles[0] ?? null);
}

function item(given: Given): string {
  const values = given.list(0);
  const index = given.integer(1);
  return values[index - 1] ?? given.fail("badValue", `there is no value number ${index}, counted from 1 to ${values.length}`);
}

// The position of the first value that has the text in it, 0 when there is none: as Entra Connect's function of this name.
function contains(given: Given): string {
  const sought = given.text(1) ?? "";
  return String(given.list(0).findIndex((value) => value.includes(sought)) + 1);
}

// Blanks around the parts go: the documented result has none after the commas.
function split(given: Given) {
  return given.map(0, (source) => {
    const delimiter = given.text(1) ?? "";
    return delimiter === "" ? [source] : source.split(delimiter).map((part) => part.trim());
  });
}
