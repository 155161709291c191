import { readFileSync } from "node:fs";
import { graphType, type EnumType, type Metadata, type Property, type StructuredType, type TypeRef } from "./model";

/** Where the metadata is not at hand: the names and enums of Microsoft's typings, which were generated from it. */
export function readTypings(file: string): Metadata {
  const source = readFileSync(file, "utf8")
    .replace(/^\s*\/\*\*[\s\S]*?\*\/$/gm, "")
    .replace(/^\s*\/\/.*$/gm, "");
  const enums = new Map([...source.matchAll(/^export type (\w+) =\s*((?:\s*\|?\s*"\w+")+);/gm)].map(enumType));
  const structured = [...source.matchAll(/^export interface (\w+)(?: extends (\w+))? \{(?:\}|([\s\S]*?)^\})/gm)].map((match) =>
    structuredType(match, enums),
  );
  return {
    depth: "names",
    structured: withNavigation(new Map(structured.map((each) => [each.name, each]))),
    enums,
    operations: [],
    roots,
    bindings: new Map(),
  };
}

/** Typings do not say what is a navigation: it is what has the type of an entity. */
function withNavigation(types: ReadonlyMap<string, StructuredType>): ReadonlyMap<string, StructuredType> {
  return new Map(
    [...types].map(([name, type]) => [
      name,
      { ...type, properties: new Map([...type.properties].map(([member, each]) => [member, marked(types, each)])) },
    ]),
  );
}

function marked(types: ReadonlyMap<string, StructuredType>, property: Property): Property {
  return isEntity(types, property.type.name) ? { ...property, navigation: { contained: true } } : property;
}

/** These two have a key of their own in place of an id. */
const keyed = ["crossTenantAccessPolicyConfigurationPartner", "crossTenantIdentitySyncPolicyPartner"].map(graphType);

function isEntity(types: ReadonlyMap<string, StructuredType>, name: string): boolean {
  if (name === graphType("entity") || keyed.includes(name)) return true;
  const base = types.get(name)?.base;
  return base !== undefined && isEntity(types, base);
}

/** Typings have no list of paths: these are the first segments that this project asks for. */
const roots: ReadonlyMap<string, TypeRef> = new Map(
  [
    ...["application", "applicationTemplate", "directoryObject", "group", "servicePrincipal", "user"].map(
      (name) => [`${name}s`, { name: graphType(name), collection: true }] as const,
    ),
    ["organization", { name: graphType("organization"), collection: true }] as const,
    ["directory", { name: graphType("directory"), collection: false }] as const,
    ["policies", { name: graphType("policyRoot"), collection: false }] as const,
    ["auditLogs", { name: graphType("auditLogRoot"), collection: false }] as const,
  ].map(([name, type]) => [name, type]),
);

function enumType([, name = "", words = ""]: RegExpMatchArray): [string, EnumType] {
  // Typings do not say which enums are flags, so every one may be a list.
  return [graphType(lowerFirst(name)), { members: new Set([...words.matchAll(/"(\w+)"/g)].map((each) => each[1] ?? "")), flags: true }];
}

function structuredType([, name = "", base, body = ""]: RegExpMatchArray, enums: ReadonlyMap<string, EnumType>): StructuredType {
  const members = [...body.matchAll(/^\s+(\w+)\??:\s*([^;]+);/gm)].map(([, member = "", type = ""]) => property(member, type, enums));
  return {
    name: graphType(lowerFirst(name)),
    ...(base === undefined ? {} : { base: graphType(lowerFirst(base)) }),
    properties: new Map(members.map((each) => [each.name, each])),
  };
}

function property(name: string, written: string, enums: ReadonlyMap<string, EnumType>): Property {
  const type = written.replace(/NullableOption<(.*)>/s, "$1").trim();
  const item = type.replace(/\[\]$/, "");
  return { name, nullable: true, type: { name: typeName(item, enums), collection: item !== type } };
}

function typeName(written: string, enums: ReadonlyMap<string, EnumType>): string {
  const known: Readonly<Record<string, string>> = { string: "Edm.Any", number: "Edm.Double", boolean: "Edm.Boolean", any: "Edm.Any" };
  const primitive = known[written];
  if (primitive !== undefined) return primitive;
  const name = graphType(lowerFirst(written));
  return enums.has(name) || /^[A-Z]\w*$/.test(written) ? name : "Edm.Any";
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
