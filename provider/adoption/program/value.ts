/** A value as it stands in a program: data, and names of other things. */
export type Value = string | number | boolean | Code | List | Members;

/** Code as it is, such as the name of a variable. */
export interface Code {
  readonly kind: "code";
  readonly code: string;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Item[];
}

interface Item {
  readonly value: Value;
  /** Stands behind the item, on its line. */
  readonly comment?: string;
}

export interface Members {
  readonly kind: "members";
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly value: Value;
  /** Stands on a line of its own above the member. */
  readonly comment?: string;
}

export function code(text: string): Code {
  return { kind: "code", code: text };
}

export function list(items: readonly (Value | Item)[]): List {
  return { kind: "list", items: items.map((item) => (typeof item === "object" && "value" in item ? item : { value: item })) };
}

export function members(all: readonly Member[]): Members {
  return { kind: "members", members: all };
}

/** Plain data as a value; what is `undefined` is left out. */
export function valueOf(data: unknown): Value {
  if (typeof data === "string" || typeof data === "number" || typeof data === "boolean") return data;
  if (Array.isArray(data)) return list(data.map(valueOf));
  const given = Object.entries(data ?? {}).filter(([, value]) => value !== undefined);
  return members(given.map(([name, value]) => ({ name, value: valueOf(value) })));
}
