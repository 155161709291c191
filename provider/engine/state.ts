/** JSON as the engine can store it. */
export type Stored = Record<string, unknown>;

/**
 * Makes a result storable. The engine's wire format throws on `undefined`, `bigint`, functions and buffers, and it would throw
 * after the remote object was made: the object would be lost. A round trip through JSON keeps exactly what can be kept.
 */
export function toStored(value: object): Stored {
  const text = JSON.stringify(value, (_key, member: unknown) => (typeof member === "bigint" ? member.toString() : member));
  return JSON.parse(text) as Stored;
}

/** The members of `from` that are named, as far as they are there. */
export function pick(from: Stored, names: readonly string[]): Stored {
  return Object.fromEntries(names.filter((name) => from[name] !== undefined && from[name] !== null).map((name) => [name, from[name]]));
}
