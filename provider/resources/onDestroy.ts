import { z } from "zod";

/** `release` leaves the object in its tenant, an adopted one as it was found; `delete` deletes it, whoever made it. */
export type OnDestroy = "release" | "delete";

export const onDestroy = z.enum(["release", "delete"], 'must be "release" or "delete"').optional();

/** Whether the object outlives its resource: said by the program, and else true of what was there before it. */
export function isReleased(known: { readonly onDestroy?: OnDestroy; readonly __before?: { readonly adopted: boolean } }): boolean {
  return known.onDestroy === undefined ? known.__before?.adopted === true : known.onDestroy === "release";
}
