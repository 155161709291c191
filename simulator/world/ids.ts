import { createHash, randomUUID } from "node:crypto";

/** Makes the id of a new directory object of a kind, "application" say. */
export type NewId = (kind: string) => string;

/** The same ids in the same order where there is a seed, whatever order objects of other kinds are made in; random ones otherwise. */
export function idsFrom(seed: string | undefined): NewId {
  if (seed === undefined) return () => randomUUID();
  const made = new Map<string, number>();
  return (kind) => {
    const number = (made.get(kind) ?? 0) + 1;
    made.set(kind, number);
    return asGuid(createHash("sha256").update(`${seed}/${kind}/${number}`).digest("hex"));
  };
}

/** In the form of a random GUID, with the digits that say so. */
function asGuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
