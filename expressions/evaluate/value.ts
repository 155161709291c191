/** What an expression gives: text (numbers, dates and True/False included, as the service has it), several values, roles, or nothing. */
export type Value = string | readonly string[] | readonly Role[] | null;

/** One role of the user, as `AppRoleAssignmentsComplex` hands it to the target application. */
export interface Role {
  readonly primary: false;
  readonly type: "WindowsAzureActiveDirectoryRole";
  readonly display: string;
  readonly value: string;
}

/** A user as an expression or a filter sees it: its attributes by their exact names. Absent, `null` and `undefined` mean the same. */
export type User = Readonly<Record<string, UserValue>>;

/** Booleans become the texts `True` and `False`, numbers their digits. */
export type UserValue = Scalar | readonly Scalar[] | null | undefined;

type Scalar = string | number | boolean;

/** The value of an attribute; `null` when the user has none, or an empty list, which a directory cannot tell from none. */
export function attributeOf(user: User, name: string): string | readonly string[] | null {
  const value = Object.hasOwn(user, name) ? user[name] : null;
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return textOf(value);
  return value.length === 0 ? null : value.map(textOf);
}

/** The values one by one: none, one or several. */
export function valuesOf(value: Value): readonly (string | Role)[] {
  if (value === null) return [];
  return typeof value === "string" ? [value] : value;
}

export function booleanText(holds: boolean): "True" | "False" {
  return holds ? "True" : "False";
}

function textOf(value: Scalar): string {
  return typeof value === "boolean" ? booleanText(value) : String(value);
}
