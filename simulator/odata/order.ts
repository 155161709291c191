import type { Call } from "../graph/call";
import { badRequest } from "../graph/graphError";
import type { Json, JsonObject } from "../graph/json";
import { hasProperty, type EntityType } from "../graph/propertyType";
import { queryCapability } from "./options";

interface Key {
  readonly name: string;
  readonly sign: 1 | -1;
}

/** The entities in the order that `$orderby` asks for, after refusing what Graph cannot sort. */
export function sorted(call: Call, type: EntityType, entities: readonly JsonObject[]): readonly JsonObject[] {
  const order = call.query.get("$orderby") ?? call.query.get("$orderBy");
  if (order === null) return entities;
  const keys = order.split(",").map((text) => sortKey(text, type));
  if (type.directoryObject) refuseUnindexed(call, type, keys);
  return [...entities].sort((a, b) => compare(keys, a, b));
}

function sortKey(text: string, type: EntityType): Key {
  const [name = "", direction = "asc", ...rest] = text.trim().split(/\s+/);
  if (!hasProperty(type, name))
    throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`, "BadRequest");
  if (!["asc", "desc"].includes(direction) || rest.length > 0) throw badRequest(`Syntax error in $orderby: '${text}'.`, "BadRequest");
  return { name, sign: direction === "desc" ? -1 : 1 };
}

/** Directory objects are sorted by one property, and by few of them without the index behind advanced queries. */
function refuseUnindexed(call: Call, type: EntityType, keys: readonly Key[]): void {
  const name = keys[0]?.name ?? "";
  const { plain = [], indexed = [] } = type.sortable ?? {};
  const advanced = queryCapability(call) === "advanced";
  const allowed = advanced ? [...plain, ...indexed] : call.query.has("$filter") ? [] : plain;
  if (keys.length === 1 && allowed.includes(name)) return;
  throw badRequest("Sorting not supported for current query.", "Request_UnsupportedQuery");
}

function compare(keys: readonly Key[], a: JsonObject, b: JsonObject): number {
  for (const { name, sign } of keys) {
    const order = sign * comparable(a[name]).localeCompare(comparable(b[name]));
    if (order !== 0) return order;
  }
  return 0;
}

function comparable(value: Json | undefined): string {
  return typeof value === "string" ? value.toLowerCase() : JSON.stringify(value ?? null);
}
