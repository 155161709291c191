import { badRequest } from "../graph/graphError";
import { context, type Answer, type Call } from "../graph/call";
import { isObject, type JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { filterTest } from "./filter";
import { expandItems, isEventual, nextLink, pageSize, queryCapability, refuseOtherOptions } from "./options";
import { selectedNames, shapeOf, startOfPage, type ExpandItem } from "./options";
import { sorted } from "./order";
import { searchTest } from "./search";

const collectionOptions = ["$select", "$expand", "$filter", "$orderby", "$orderBy", "$top", "$skiptoken", "$count"];
const searchableOptions = [...collectionOptions, "$search"];
const entityOptions = ["$select", "$expand"];

/** Adds everything that `$expand` may ask for. */
export type Expand = (entity: JsonObject) => JsonObject;

/** An entity type, with the way to expand it where that is possible. */
type Queried = EntityType & {
  readonly expand?: Expand;
  /** Says of each entity what it is, where a list holds several kinds. */
  readonly kindOf?: (entity: JsonObject) => string;
};

/** The answer to a request for a collection: filtered, sorted, cut into pages, with the chosen properties. */
export function collectionBody(call: Call, type: Queried, path: string, entities: readonly JsonObject[]): JsonObject {
  refuseOtherOptions(call, type, type.directoryObject ? searchableOptions : collectionOptions);
  const shape = { selected: selectedNames(call, type), expanded: expandItems(call, type) };
  const chosen = sorted(call, type, filtered(call, type, entities));
  const start = startOfPage(call);
  const end = start + pageSize(call);
  return {
    "@odata.context": context(call, `${path}${shapeOf(shape.selected, shape.expanded)}`),
    ...(isCounted(call, type) && start === 0 ? { "@odata.count": chosen.length } : {}),
    ...(end < chosen.length ? { "@odata.nextLink": nextLink(call, end) } : {}),
    value: chosen.slice(start, end).map((entity) => project(type, entity, shape)),
  };
}

/** The answer to a request for one entity. */
export function entityAnswer(call: Call, type: Queried, path: string, entity: JsonObject): JsonObject {
  refuseOtherOptions(call, type, entityOptions);
  const shape = { selected: selectedNames(call, type), expanded: expandItems(call, type) };
  const inContext = shapeOf(shape.selected, shape.expanded);
  const suffix = path.includes("/$entity") ? path.replace("/$entity", `${inContext}/$entity`) : `${path}${inContext}`;
  return { "@odata.context": context(call, suffix), ...project(type, entity, shape) };
}

/** How many there are, for a path that ends in `/$count`: a bare number. */
export function countAnswer(call: Call, type: EntityType, entities: readonly JsonObject[]): Answer {
  return { status: 200, headers: { "content-type": "text/plain" }, body: countOf(call, type, entities) };
}

function countOf(call: Call, type: EntityType, entities: readonly JsonObject[]): number {
  if (type.directoryObject && !isEventual(call)) throw badRequest("$count is not currently supported.");
  refuseOtherOptions(call, type, ["$filter"]);
  const filter = call.query.get("$filter");
  return filter === null ? entities.length : entities.filter(filterTest(filter, type, "advanced")).length;
}

function filtered(call: Call, type: EntityType, entities: readonly JsonObject[]): readonly JsonObject[] {
  const filter = call.query.get("$filter");
  const search = searchTest(call, type);
  const found = search ? entities.filter(search) : entities;
  return filter === null ? found : found.filter(filterTest(filter, type, queryCapability(call)));
}

/** Of directory objects the count is left out without a word unless the header asks for eventual consistency. */
function isCounted(call: Call, type: EntityType): boolean {
  return call.query.get("$count") === "true" && (!type.directoryObject || isEventual(call));
}

interface Shape {
  readonly selected: readonly string[] | undefined;
  readonly expanded: readonly ExpandItem[];
}

function project(type: Queried, entity: JsonObject, { selected, expanded }: Shape): JsonObject {
  const whole = expanded.length > 0 && type.expand ? type.expand(entity) : entity;
  const kept = selected ?? type.defaultSelect;
  const inside = Object.fromEntries(expanded.map((item) => [item.name, narrowed(whole[item.name], item)]));
  const said = type.kindOf?.(entity) ?? entity["@odata.type"];
  const kind = said === undefined ? {} : { "@odata.type": said };
  const own = kept
    ? { ...kind, ...Object.fromEntries(kept.map((name) => [name, whole[name] ?? type.unset?.[name] ?? null])) }
    : { ...kind, ...whole };
  return { ...own, ...inside };
}

function narrowed(value: JsonObject[string], { selected }: ExpandItem): JsonObject[string] {
  if (selected === undefined || !isObject(value)) return value ?? null;
  return Object.fromEntries(selected.map((name) => [name, value[name] ?? null]));
}
