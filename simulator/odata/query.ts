import { badRequest } from "../graph/graphError";
import type { Call } from "../graph/call";
import { context } from "../graph/call";
import type { Json, JsonObject } from "../graph/json";
import { hasProperty, type EntityType } from "../graph/propertyType";
import { filterTest, type QueryCapability } from "./filter";

const defaultPageSize = 100;
const largestPage = 999;
const collectionOptions = ["$select", "$expand", "$filter", "$orderby", "$top", "$skiptoken", "$count"];
const entityOptions = ["$select", "$expand"];

/** Adds everything that `$expand` may ask for. */
export type Expand = (entity: JsonObject) => JsonObject;

/** An entity type, with the way to expand it where that is possible. */
type Queried = EntityType & { readonly expand?: Expand };

/** The answer to a request for a collection: filtered, sorted, cut into pages, with the chosen properties. */
export function collectionBody(call: Call, type: Queried, path: string, entities: readonly JsonObject[]): JsonObject {
  refuseUnknownOptions(call.query, collectionOptions);
  const capability = queryCapability(call);
  const filter = call.query.get("$filter");
  const chosen = filter === null ? entities : entities.filter(filterTest(filter, type, capability));
  const sorted = sort(call, type, chosen, capability);
  const start = startOfPage(call);
  const end = start + pageSize(call);
  const names = expandNames(call, type);
  const value = sorted.slice(start, end).map((entity) => project(call, type, entity, names));
  return {
    "@odata.context": context(call, `${path}${selection(call)}`),
    ...(call.query.get("$count") === "true" && start === 0 ? { "@odata.count": sorted.length } : {}),
    ...(end < sorted.length ? { "@odata.nextLink": nextLink(call, end) } : {}),
    value,
  };
}

/** The answer to a request for one entity. */
export function entityAnswer(call: Call, type: Queried, path: string, entity: JsonObject): JsonObject {
  refuseUnknownOptions(call.query, entityOptions);
  const names = expandNames(call, type);
  const suffix = path.includes("/$entity") ? path.replace("/$entity", `${selection(call)}/$entity`) : `${path}${selection(call)}`;
  return { "@odata.context": context(call, suffix), ...project(call, type, entity, names) };
}

/** Whether the request carries what Graph demands for advanced queries on directory objects. */
function queryCapability(call: Call): QueryCapability {
  return call.headers["consistencylevel"] === "eventual" && call.query.get("$count") === "true" ? "advanced" : "basic";
}

function refuseUnknownOptions(query: URLSearchParams, known: readonly string[]): void {
  for (const name of query.keys()) {
    if (name.startsWith("$") && !known.includes(name)) {
      throw badRequest(`Query option '${name}' is not allowed. To allow it, set the 'AllowedQueryOptions' property.`, "BadRequest");
    }
  }
}

function selected(call: Call): string[] | undefined {
  const names = call.query
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  return names === undefined || names.includes("*") ? undefined : names;
}

function selection(call: Call): string {
  const names = selected(call);
  return names ? `(${names.join(",")})` : "";
}

function project(call: Call, type: Queried, entity: JsonObject, expanded: readonly string[]): JsonObject {
  const names = selected(call);
  const unknown = names?.find((name) => !hasProperty(type, name));
  if (unknown !== undefined) throw unknownProperty(unknown, type);
  const whole = expanded.length > 0 && type.expand ? type.expand(entity) : entity;
  const kept = names ?? type.defaultSelect;
  return kept ? Object.fromEntries([...kept, ...expanded].map((name) => [name, whole[name] ?? null])) : whole;
}

function expandNames(call: Call, type: EntityType): string[] {
  const names = (call.query.get("$expand") ?? "").split(",").filter((name) => name !== "");
  const unknown = names.find((name) => !type.navigation?.includes(name));
  if (unknown !== undefined) throw unknownProperty(unknown, type);
  return names;
}

function unknownProperty(name: string, type: EntityType) {
  return badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`,
    "BadRequest",
  );
}

function sort(call: Call, type: EntityType, entities: readonly JsonObject[], capability: QueryCapability): readonly JsonObject[] {
  const order = call.query.get("$orderby");
  if (order === null) return entities;
  const [name = "", direction = "asc"] = order.trim().split(/\s+/);
  if (!hasProperty(type, name))
    throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`, "BadRequest");
  if (order.includes(",") || (type.directoryObject && call.query.has("$filter") && capability === "basic")) {
    throw badRequest("Sorting not supported for current query.", "Request_UnsupportedQuery");
  }
  const sign = direction === "desc" ? -1 : 1;
  return [...entities].sort((a, b) => sign * sortKey(a[name]).localeCompare(sortKey(b[name])));
}

function sortKey(value: Json | undefined): string {
  return typeof value === "string" ? value.toLowerCase() : JSON.stringify(value ?? null);
}

function pageSize(call: Call): number {
  const top = call.query.get("$top");
  if (top === null) return defaultPageSize;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${largestPage} inclusive.`);
  }
  return size;
}

function startOfPage(call: Call): number {
  const token = call.query.get("$skiptoken");
  if (token === null) return 0;
  const start = Number(Buffer.from(token, "base64url").toString("utf8").replace("from:", ""));
  if (!Number.isInteger(start) || start < 0) throw badRequest("Invalid $skiptoken.", "Directory_ExpiredPageToken");
  return start;
}

function nextLink(call: Call, start: number): string {
  const query = new URLSearchParams(call.query);
  query.set("$skiptoken", Buffer.from(`from:${start}`).toString("base64url"));
  // Graph writes the option names with a plain dollar sign.
  return `${call.world.url}/${call.version}${call.path}?${query.toString().replaceAll("%24", "$")}`;
}
