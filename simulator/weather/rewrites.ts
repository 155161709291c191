import { isObject, type Json, type JsonObject } from "../graph/json";
import type { Random } from "./random";

/** Jobs of which Graph shows no schedule. */
export function withoutSchedule(body: Json): Json {
  if (!isObject(body)) return body;
  if (Array.isArray(body["value"])) return { ...body, value: (body["value"] as readonly Json[]).map(withoutSchedule) };
  const { schedule: _schedule, ...rest } = body;
  return rest;
}

/** The same in another order: collections, the lists within their members, and the members of each object. */
export function inOtherOrder(random: Random): (body: Json) => Json {
  const mixed = <Value>(values: readonly Value[]): Value[] =>
    values
      .map((value) => ({ value, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map((each) => each.value);
  const entity = (value: Json): Json =>
    isObject(value) ? fromEntries(mixed(Object.entries(value)).map(([name, each]) => [name, list(each)])) : value;
  const list = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? mixed(value as readonly Json[]) : value);
  return (body) => {
    if (!isObject(body)) return body;
    const { value } = body;
    return Array.isArray(value) ? { ...body, value: mixed((value as readonly Json[]).map(entity)) } : entity(body);
  };
}

function fromEntries(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  return Object.fromEntries(entries);
}
