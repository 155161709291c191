/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; a member may be left out. */
export type JsonObject = { readonly [member: string]: Json | undefined };

/** True for a JSON object, false for arrays, null and plain values. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
