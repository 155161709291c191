import { isObject, type JsonObject } from "../../../simulator/graph/json";
import type { GraphMetadata } from "../metadata/load";
import type { Metadata } from "../metadata/model";
import type { Exchange } from "../record";
import { addressOf, type Address } from "./address";
import { checkContext } from "./context";
import { checkError } from "./error";
import { splitPath, type Query } from "./query";
import { checkObject, checkValue, type Reading, type Violation } from "./value";

/** Everything in an answer that is not as Graph's metadata says. */
export function checkResponse(metadata: GraphMetadata, exchange: Exchange): Violation[] {
  const { method, status, answered, version } = exchange;
  if (method === "POST" && exchange.path === "/$batch" && status === 200) return checkBatch(metadata, exchange);
  if (status >= 400) return checkError(answered);
  if (status === 204)
    return answered === undefined ? [] : [{ at: "body", problem: "is there although the status says that there is none" }];
  return checkContent(metadata[version], exchange);
}

function checkContent(metadata: Metadata, exchange: Exchange): Violation[] {
  const { method, answered } = exchange;
  const { path, query } = splitPath(exchange.path);
  if (path.endsWith("/$count")) return /^\d+$/.test(String(answered)) ? [] : [{ at: "body", problem: "is no count" }];
  const address = addressOf(metadata, path);
  // The typings know no actions, so a path may end where they do not follow.
  if (address === undefined) return metadata.depth === "names" ? [] : [{ at: "path", problem: "leads nowhere in the metadata" }];
  if (!isObject(answered)) return [{ at: "body", problem: "is no object" }];
  return [
    ...(metadata.depth === "names" ? [] : checkContext({ answered, exchange, address, path, query })),
    ...(address.form === "reference" ? checkReference(answered) : checkBody(metadata, shown(address, method), query, answered)),
  ];
}

/** A reference is the address of an entity, and nothing of the entity itself. */
function checkReference({ "@odata.id": id }: JsonObject): Violation[] {
  return typeof id === "string" && URL.canParse(id) ? [] : [{ at: "@odata.id", problem: "is no address" }];
}

/** What is made in a collection is answered as one of it. */
function shown(address: Address, method: string): Address {
  if (method !== "POST" || address.form !== "entities" || address.type === undefined) return address;
  return { ...address, form: "entity", type: { ...address.type, collection: false } };
}

function checkBody(metadata: Metadata, { type }: Address, query: Query, body: JsonObject): Violation[] {
  if (type === undefined) return [{ at: "body", problem: "is there although nothing is returned" }];
  const whole = metadata.depth === "everything" && query.selected === undefined;
  const reading: Reading = { metadata, whole, expanded: query.expanded };
  if (!type.collection) return checkObject(reading, body, type.name, "body");
  const { value, ...others } = body;
  const strangers = Object.keys(others).filter((name) => !name.startsWith("@odata."));
  return [
    ...checkPaging(others),
    ...strangers.map((name) => ({ at: `body.${name}`, problem: "does not belong beside a list" })),
    ...checkValue(reading, value, type, "body.value"),
  ];
}

function checkPaging(body: JsonObject): Violation[] {
  const { "@odata.count": count, "@odata.nextLink": next } = body;
  return [
    ...(count === undefined || Number.isInteger(count) ? [] : [{ at: "@odata.count", problem: "is no number" }]),
    ...(next === undefined || (typeof next === "string" && /^https:\/\/.*[?&]\$skiptoken=/.test(next))
      ? []
      : [{ at: "@odata.nextLink", problem: "is no address of a next page" }]),
  ];
}

function checkBatch(metadata: GraphMetadata, exchange: Exchange): Violation[] {
  return partsOf(exchange).flatMap((part) =>
    checkResponse(metadata, part).map(({ at, problem }) => ({ at: `${part.method} ${part.path} ${at}`, problem })),
  );
}

/** The parts of a batch as exchanges of their own. */
export function partsOf(exchange: Exchange): Exchange[] {
  const requests = list(exchange.sent, "requests");
  return list(exchange.answered, "responses").flatMap((response) => {
    const request = requests.find((each) => each["id"] === response["id"]);
    if (request === undefined) return [];
    const { body: sent } = request;
    const { body: answered } = response;
    return [
      {
        version: exchange.version,
        method: text(request, "method"),
        path: `/${text(request, "url").replace(/^\//, "")}`,
        status: Number(response["status"]),
        contentType: "application/json",
        ...(sent === undefined ? {} : { sent }),
        ...(answered === undefined ? {} : { answered }),
      },
    ];
  });
}

function list(body: unknown, name: string): JsonObject[] {
  const found = isObject(body) ? body[name] : undefined;
  return Array.isArray(found) ? (found as unknown[]).filter(isObject) : [];
}

function text(object: JsonObject, name: string): string {
  const found = object[name];
  return typeof found === "string" ? found : "";
}
