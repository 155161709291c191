import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import type { EnumType, Metadata, Operation, Property, StructuredType, TypeRef } from "./model";

// A record cannot refer to itself.
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
interface Element {
  readonly [name: string]: string | readonly Element[] | undefined;
}

const repeated = new Set(
  ["Schema", "EntityType", "ComplexType", "EnumType", "Property", "NavigationProperty", "Member", "Action", "Function", "Parameter"].concat(
    ["ReturnType", "EntityContainer", "EntitySet", "Singleton", "NavigationPropertyBinding", "Annotation"],
  ),
);

/** Reads Graph's metadata document, of which the namespace `microsoft.graph` matters here. */
export function readCsdl(file: string): Metadata {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    // Half of the document is annotations of what services can do, which no body shows.
    stopNodes: ["*.Annotations"],
    isArray: (name: string, _path: unknown, _leaf: boolean, isAttribute: boolean) => !isAttribute && repeated.has(name),
  });
  const document = parser.parse(readFileSync(file, "utf8")) as Record<string, Record<string, { Schema: Element[] }>>;
  const schemas = document["edmx:Edmx"]?.["edmx:DataServices"]?.Schema ?? [];
  const schema = schemas.find((each) => each["Namespace"] === "microsoft.graph");
  if (schema === undefined) throw new Error(`${file} has no schema named microsoft.graph`);
  return metadataOf(schema);
}

function metadataOf(schema: Element): Metadata {
  const structured = [...children(schema, "EntityType"), ...children(schema, "ComplexType")].map(structuredType);
  const container = children(schema, "EntityContainer")[0] ?? {};
  const sets = children(container, "EntitySet");
  return {
    depth: "everything",
    structured: new Map(structured.map((each) => [each.name, each])),
    enums: new Map(children(schema, "EnumType").map((each) => [qualified(text(each, "Name")), enumType(each)])),
    operations: [...children(schema, "Action"), ...children(schema, "Function")].flatMap(operation),
    roots: new Map([
      ...sets.map((set): [string, TypeRef] => [text(set, "Name"), { name: qualified(text(set, "EntityType")), collection: true }]),
      ...children(container, "Singleton").map((each): [string, TypeRef] => [text(each, "Name"), typeRef(text(each, "Type"))]),
    ]),
    bindings: new Map(sets.flatMap(bindingsOf)),
  };
}

function bindingsOf(set: Element): [string, string][] {
  return children(set, "NavigationPropertyBinding").map((each) => [`${text(set, "Name")}/${text(each, "Path")}`, text(each, "Target")]);
}

function structuredType(element: Element): StructuredType {
  const own = children(element, "Property").map((each) => property(each));
  const leading = children(element, "NavigationProperty").map((each) => ({
    ...property(each),
    navigation: { contained: each["ContainsTarget"] === "true" },
  }));
  const base = element["BaseType"];
  return {
    name: qualified(text(element, "Name")),
    ...(typeof base === "string" ? { base: qualified(base) } : {}),
    properties: named([...own, ...leading]),
  };
}

function enumType(element: Element): EnumType {
  return { members: new Set(children(element, "Member").map((each) => text(each, "Name"))), flags: element["IsFlags"] === "true" };
}

function operation(element: Element): Operation[] {
  const [binding, ...parameters] = children(element, "Parameter");
  if (element["IsBound"] !== "true" || binding === undefined) return [];
  const [returns] = children(element, "ReturnType");
  return [
    {
      name: text(element, "Name"),
      binding: typeRef(text(binding, "Type")),
      parameters: named(parameters.map(property)),
      ...(returns === undefined ? {} : { returns: typeRef(text(returns, "Type")) }),
    },
  ];
}

function property(element: Element): Property {
  return { name: text(element, "Name"), type: typeRef(text(element, "Type")), nullable: element["Nullable"] !== "false" };
}

function named(properties: readonly Property[]): ReadonlyMap<string, Property> {
  return new Map(properties.map((each) => [each.name, each]));
}

function typeRef(written: string): TypeRef {
  const item = /^Collection\((.*)\)$/.exec(written)?.[1];
  return { name: qualified(item ?? written), collection: item !== undefined };
}

/** `graph.` is the document's own short name of `microsoft.graph.`. */
function qualified(name: string): string {
  if (name.startsWith("graph.")) return `microsoft.${name}`;
  return name.includes(".") ? name : `microsoft.graph.${name}`;
}

function children(element: Element, name: string): readonly Element[] {
  const found = element[name];
  return Array.isArray(found) ? (found as readonly Element[]) : [];
}

function text(element: Element, name: string): string {
  const found = element[name];
  return typeof found === "string" ? found : "";
}
