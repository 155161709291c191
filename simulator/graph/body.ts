import { badRequest, type GraphError } from "./graphError";
import { isObject, type Json, type JsonObject } from "./json";
import type { CollectionType, EntityType, EnumType, PropertyType, Properties } from "./propertyType";

/** A checked body of an entity: every property exists, is writable and has its type. OData annotations are left out. */
export function entityBody(body: unknown, type: EntityType): JsonObject {
  const object = requireObject(body);
  for (const name of memberNames(object)) {
    if (!(name in type.writable) && (name in type.readOnly || name === "id")) {
      throw badRequest(`Property '${name}' is read-only and cannot be set.`);
    }
  }
  return complexBody(object, `microsoft.graph.${type.name}`, type.writable);
}

/** A checked structured value, such as the parameters of an action. */
export function complexBody(body: unknown, typeName: string, properties: Properties): JsonObject {
  const object = requireObject(body);
  const names = memberNames(object);
  for (const name of names) {
    const type = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (type === undefined) throw unknownProperty(name, typeName);
    checkValue(object[name], type, name);
  }
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}

/** The same, where properties named must be there. */
export function requireMembers(object: JsonObject, names: readonly string[]): void {
  for (const name of names) {
    if (object[name] === undefined || object[name] === null) {
      throw badRequest(`A value is required for property '${name}' of resource.`);
    }
  }
}

export function text(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === "string" ? value : undefined;
}

/** The texts in a value that should be a list of them. */
export function textList(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === "string") : [];
}

/** The objects in a value that should be a list of them. */
export function objectList(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function isGuid(value: Json | undefined): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
}

function requireObject(body: unknown): JsonObject {
  if (body === undefined) throw badRequest("Empty Payload. JSON content expected.", "BadRequest");
  if (!isObject(body))
    throw badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
      "BadRequest",
    );
  return body;
}

function memberNames(object: JsonObject): string[] {
  return Object.keys(object).filter((name) => !name.includes("@odata.") && object[name] !== undefined);
}

function unknownProperty(name: string, typeName: string): GraphError {
  return badRequest(
    `The property '${name}' does not exist on type '${typeName}'. Make sure to only use property names that are defined by the type or mark the type as open type.`,
  );
}

function mistyped(name: string): GraphError {
  return badRequest(`Invalid value specified for property '${name}' of resource.`);
}

function checkValue(value: Json | undefined, type: PropertyType, name: string): void {
  if (typeof type === "string") checkPrimitive(value, type, name);
  else if ("collection" in type) checkCollection(value, type, name);
  else if ("values" in type) checkEnum(value, type, name);
  else if (value !== null) {
    if (!isObject(value)) throw mistyped(name);
    complexBody(value, type.complex, type.properties);
  }
}

function checkCollection(value: Json | undefined, type: CollectionType, name: string): void {
  if (!Array.isArray(value)) throw mistyped(name);
  for (const item of value as readonly Json[]) checkValue(item, type.collection, name);
}

function checkEnum(value: Json | undefined, type: EnumType, name: string): void {
  if (typeof value !== "string") throw mistyped(name);
  const words = type.flags ? value.split(",").map((word) => word.trim()) : [value];
  const unknown = words.find((word) => !type.values.includes(word));
  if (unknown !== undefined) throw type.refusal?.(unknown) ?? mistyped(name);
}

function checkPrimitive(value: Json | undefined, type: string, name: string): void {
  const itemType = /^Collection\((.*)\)$/.exec(type)?.[1];
  if (itemType !== undefined) {
    if (!Array.isArray(value) || !value.every((item: Json) => isPrimitive(item, itemType))) throw mistyped(name);
    return;
  }
  if (value === null ? type.endsWith("!") : !isPrimitive(value, type.replace("!", ""))) throw mistyped(name);
}

function isPrimitive(value: Json | undefined, type: string): boolean {
  switch (type) {
    case "Edm.Boolean":
      return typeof value === "boolean";
    case "Edm.Int32":
    case "Edm.Int64":
      return Number.isInteger(value);
    case "Edm.Guid":
      return isGuid(value);
    case "Edm.DateTimeOffset":
      return typeof value === "string" && !Number.isNaN(Date.parse(value));
    default:
      return typeof value === "string";
  }
}
