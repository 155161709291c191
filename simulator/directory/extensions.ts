import { text, textList } from "../graph/body";
import type { EntityType, PropertyType } from "../graph/propertyType";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";

/** The kinds of objects that Graph lets applications extend. */
export const extensible: readonly string[] = ["User", "Group", "AdministrativeUnit", "Application", "Device", "Organization"];

type Primitive = "Edm.String" | "Edm.Boolean" | "Edm.Int32" | "Edm.Int64" | "Edm.DateTimeOffset";
const primitives: Readonly<Record<string, Primitive>> = {
  Boolean: "Edm.Boolean",
  DateTime: "Edm.DateTimeOffset",
  Integer: "Edm.Int32",
  LargeInteger: "Edm.Int64",
};

/** The properties that applications have added to objects of a kind in a tenant. */
export function extensionsOf(tenant: Tenant, target: "User" | "Group"): Entity[] {
  return tenant.truth.list("extensionProperty").filter((extension) => textList(extension["targetObjects"]).includes(target));
}

/** An entity's type with the properties that applications have added to it. */
export function extended(tenant: Tenant, type: EntityType, target: "User" | "Group"): EntityType {
  const extensions = extensionsOf(tenant, target);
  if (extensions.length === 0) return type;
  const added = Object.fromEntries(extensions.map((extension) => [text(extension, "name") ?? "", propertyType(extension)]));
  const filterable = Object.fromEntries(Object.keys(added).map((name) => [name, filters]));
  return {
    ...type,
    writable: { ...type.writable, ...added },
    ...(type.filterable ? { filterable: { ...type.filterable, ...filterable } } : {}),
  };
}

/** Only `eq` and `startsWith` are shown by examples to work without the index. */
const filters = "daaaaada";

function propertyType(extension: Entity): PropertyType {
  const primitive = primitives[text(extension, "dataType") ?? ""] ?? "Edm.String";
  return extension["isMultiValued"] === true ? `Collection(${primitive})` : primitive;
}
