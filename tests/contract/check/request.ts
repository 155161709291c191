import { isObject } from "../../../simulator/graph/json";
import type { Version } from "../../../simulator/graph/call";
import type { GraphMetadata } from "../metadata/load";
import { allProperties, type Metadata } from "../metadata/model";
import { addressOf, type Address } from "./address";
import { splitPath, type Query } from "./query";
import { checkObject, checkValue, type Reading, type Violation } from "./value";

/** What a client asked. */
export interface Request {
  readonly version: Version;
  readonly method: string;
  readonly path: string;
  readonly sent?: unknown;
}

/** Everything in a request that Graph's metadata does not provide for. */
export function checkRequest(graph: GraphMetadata, request: Request): Violation[] {
  if (request.path === "/$batch") return [];
  const metadata = graph[request.version];
  const { path, query } = splitPath(request.path);
  const address = addressOf(metadata, path);
  // The typings know no actions, so a path may end where they do not follow.
  if (address === undefined) return metadata.depth === "names" ? [] : [{ at: "path", problem: "leads nowhere in the metadata" }];
  return [...checkQuery(metadata, address, query), ...checkSent(metadata, address, request)];
}

function checkQuery(metadata: Metadata, { type }: Address, { selected = [], expanded }: Query): Violation[] {
  if (type === undefined) return [];
  const properties = allProperties(metadata, type.name);
  // Of directory objects one may select what only users or only groups have.
  if (type.name === "microsoft.graph.directoryObject") return [];
  return [
    ...selected.filter((name) => !properties.has(name)).map((name) => ({ at: "$select", problem: `'${name}' is not a member` })),
    ...expanded.filter((name) => !properties.get(name)).map((name) => ({ at: "$expand", problem: `'${name}' leads nowhere` })),
  ];
}

function checkSent(metadata: Metadata, address: Address, { method, sent }: Request): Violation[] {
  if (sent === undefined) return needsBody(address, method) ? [{ at: "body", problem: "is missing" }] : [];
  if (!isObject(sent)) return [{ at: "body", problem: "is no object" }];
  if (address.form === "reference") return typeof sent["@odata.id"] === "string" ? [] : [{ at: "body", problem: "refers to nothing" }];
  const reading: Reading = { metadata, whole: false, expanded: [] };
  if (address.operation) return checkParameters(reading, address.operation, sent);
  // To typings an action's name looks like a key, and to a key nothing is posted.
  if (address.type === undefined || (method === "POST" && address.form === "entity")) return [];
  if (address.form === "values") return checkValue(reading, sent["value"], address.type, "body.value");
  return checkObject(reading, sent, address.type.name, "body");
}

function needsBody(address: Address, method: string): boolean {
  return ["PUT", "PATCH"].includes(method) || (method === "POST" && address.form === "entities");
}

function checkParameters(reading: Reading, operation: NonNullable<Address["operation"]>, sent: object): Violation[] {
  return Object.entries(sent).flatMap(([name, value]: [string, unknown]) => {
    const parameter = operation.parameters.get(name);
    if (parameter === undefined) return [{ at: `body.${name}`, problem: `is no parameter of ${operation.name}` }];
    if (value === null) return parameter.nullable ? [] : [{ at: `body.${name}`, problem: "is null and must not be" }];
    return checkValue(reading, value, parameter.type, `body.${name}`);
  });
}
