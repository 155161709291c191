import { isDeepStrictEqual } from "node:util";
import type { Stored } from "./state";
import { holdsUnknown } from "./unknown";

export interface Difference {
  /** `undefined` lets the engine compare the inputs itself, which is what shows a change property by property. */
  readonly changes?: boolean;
  readonly replaces?: string[];
  readonly deleteBeforeReplace?: boolean;
}

/** Written by us where a step is still to be done although every input holds: the next `up` must come back to it. */
export const owedKey = "__owed";

export function difference(olds: Stored, news: Stored, names: readonly string[], identity: readonly string[]): Difference {
  const changed = differing(olds, news, names);
  const replaces = identity.filter((name) => changed.includes(name));
  // Graph allows each of these documents once, so the old one must go before the new one comes.
  if (replaces.length > 0) return { replaces, deleteBeforeReplace: true };
  if (changed.length > 0) return {};
  const shellChanged = olds.__provider !== news.__provider;
  return { changes: shellChanged || olds[owedKey] !== undefined };
}

/** The names of those that differ. What is unknown differs. */
export function differing(olds: Stored, news: Stored, names: readonly string[]): string[] {
  return names.filter((name) => !same(olds[name], news[name]));
}

function same(old: unknown, wanted: unknown): boolean {
  if (holdsUnknown(wanted)) return false;
  return isDeepStrictEqual(withoutNothing(old), withoutNothing(wanted));
}

/** Absent, null and undefined say the same in a program; the engine's wire format does not keep them apart either. */
function withoutNothing(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== "object") return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutNothing(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

export function equalInputs(one: object, other: object): boolean {
  return isDeepStrictEqual(withoutNothing(one), withoutNothing(other));
}
