import type { Call } from "../graph/call";
import { badRequest, GraphError } from "../graph/graphError";
import { hasProperty, type EntityType } from "../graph/propertyType";

/** One navigation to expand, and what of it is wanted. */
export interface ExpandItem {
  readonly name: string;
  readonly selected?: readonly string[];
}

/** Whether the harder queries are allowed: with `ConsistencyLevel: eventual` and `$count=true`. */
export type QueryCapability = "basic" | "advanced";

const defaultPageSize = 100;
const largestPage = 999;

/** Whether the request asks for the index that alone can answer advanced queries on directory objects. */
export function isEventual(call: Call): boolean {
  return call.headers["consistencylevel"]?.toLowerCase() === "eventual";
}

export function queryCapability(call: Call): QueryCapability {
  // A search is an advanced query by itself.
  return isEventual(call) && (call.query.get("$count") === "true" || call.query.has("$search")) ? "advanced" : "basic";
}

/** Refuses an option that is not known here, in Graph's words for it. */
export function refuseOtherOptions(call: Call, type: EntityType, known: readonly string[]): void {
  for (const name of call.query.keys()) {
    if (name === "$search" && type.directoryObject && !isEventual(call)) throw searchNeedsHeader;
    if (name.startsWith("$") && !known.includes(name)) {
      throw badRequest(`Query option '${name}' is not allowed. To allow it, set the 'AllowedQueryOptions' property.`, "BadRequest");
    }
  }
}

const searchNeedsHeader = badRequest(
  "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  "Request_UnsupportedQuery",
);

/** The properties that `$select` names; undefined for all of them. */
export function selectedNames(call: Call, type: EntityType): readonly string[] | undefined {
  const names = splitList(call.query.get("$select"));
  if (names.length === 0 || names.includes("*")) return undefined;
  const unknown = names.find((name) => !hasProperty(type, name));
  if (unknown !== undefined) throw unknownProperty(unknown, type);
  return names;
}

/** What `$expand` names, each perhaps with a `$select` of its own. */
export function expandItems(call: Call, type: EntityType): readonly ExpandItem[] {
  const items = splitList(call.query.get("$expand")).map(expandItem);
  const unknown = items.find(({ name }) => !type.navigation?.includes(name));
  if (unknown !== undefined) throw unknownProperty(unknown.name, type);
  if (items.length > 0 && type.directoryObject && queryCapability(call) === "advanced")
    throw new GraphError(400, "Request_UnsupportedQuery", "$expand is not currently supported with advanced queries.");
  return items;
}

function expandItem(text: string): ExpandItem {
  const [, name = "", options] = /^([^()]*)(?:\((.*)\))?$/.exec(text) ?? [];
  if (options === undefined) return { name };
  const selected = /^\$select=([^;]+)$/.exec(options)?.[1];
  if (selected === undefined) throw badRequest(`Parsing OData Select and Expand failed: '${options}' is not supported here.`, "BadRequest");
  return { name, selected: splitList(selected) };
}

/** What is selected and expanded, as `@odata.context` shows it. */
export function shapeOf(selected: readonly string[] | undefined, expanded: readonly ExpandItem[]): string {
  const names = [...(selected ?? []), ...expanded.map(({ name, selected: inner }) => `${name}(${(inner ?? []).join(",")})`)];
  return names.length > 0 ? `(${names.join(",")})` : "";
}

export function pageSize(call: Call): number {
  const top = call.query.get("$top");
  if (top === null) return defaultPageSize;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${largestPage} inclusive.`);
  }
  return size;
}

export function startOfPage(call: Call): number {
  const token = call.query.get("$skiptoken");
  if (token === null) return 0;
  const start = Number(Buffer.from(token, "base64url").toString("utf8").replace("from:", ""));
  if (!Number.isInteger(start) || start < 0) throw badRequest("Invalid $skiptoken.", "Directory_ExpiredPageToken");
  return start;
}

/** Where the page goes on that starts at an item. */
export function nextLink(call: Call, start: number): string {
  const query = new URLSearchParams(call.query);
  query.set("$skiptoken", Buffer.from(`from:${start}`).toString("base64url"));
  // Graph writes the option names with a plain dollar sign.
  return `${call.world.url}/${call.version}${call.path}?${query.toString().replaceAll("%24", "$")}`;
}

/** Commas inside of parentheses belong to the item. */
function splitList(text: string | null): string[] {
  return (text?.match(/(?:[^,(]|\([^)]*\))+/g) ?? []).map((item) => item.trim()).filter((item) => item !== "");
}

function unknownProperty(name: string, type: EntityType) {
  return badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`,
    "BadRequest",
  );
}
