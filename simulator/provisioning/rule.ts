import { objectList, text } from "../graph/body";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { ScopingFilters } from "../../expressions";
import { compileExpression, readFilters, type Evaluate } from "./language";
import type { ObjectKind } from "./sourceEntry";
import { targetAttribute, type TargetAttribute } from "./targetUser";

/** A schema, read for running. */
export interface Rule {
  readonly id: string;
  readonly version: string;
  readonly sourceName: string;
  readonly targetName: string;
  readonly users: ObjectRule;
  readonly groups: ObjectRule;
}

/** What is copied from source objects of one kind to those of the target, and for whom. */
export interface ObjectRule {
  /** The mapping is switched on. */
  readonly enabled: boolean;
  readonly adds: boolean;
  readonly updates: boolean;
  readonly deletes: boolean;
  /** Who fails these is never looked at; leaving them removes nobody. */
  readonly inputFilters: ScopingFilters;
  /** Who leaves these is removed from the target. */
  readonly filters: ScopingFilters;
  readonly mappings: readonly Mapping[];
  /** The attributes mapped that refer to other objects, such as a user's manager. */
  readonly references: ReadonlySet<string>;
}

export interface Mapping {
  readonly name: string;
  readonly attribute: TargetAttribute;
  readonly flowType: string;
  readonly flowsNull: boolean;
  readonly defaultValue: Json;
  readonly evaluate: Evaluate;
}

const compiled = new WeakMap<JsonObject, Rule>();

/** The rule of a stored schema; reading the same one again costs nothing. */
export function ruleOf(schema: JsonObject): Rule {
  const known = compiled.get(schema);
  if (known) return known;
  const rule = compile(schema);
  compiled.set(schema, rule);
  return rule;
}

function compile(schema: JsonObject): Rule {
  const rule = objectList(schema["synchronizationRules"])[0] ?? {};
  const objects = (kind: ObjectKind) => objectRule(kind, mappingOf(rule, kind), flowingNulls(schema, rule["targetDirectoryName"], kind));
  return {
    id: text(rule, "id") ?? "",
    version: text(schema, "version") ?? "",
    sourceName: text(rule, "sourceDirectoryName") ?? "",
    targetName: text(rule, "targetDirectoryName") ?? "",
    users: objects("User"),
    groups: objects("Group"),
  };
}

/** Schemas from before groups were synchronized name no source object for them. */
function mappingOf(rule: JsonObject, kind: ObjectKind): JsonObject {
  const mappings = objectList(rule["objectMappings"]).filter((mapping) => mapping["targetObjectName"] === kind);
  const sources = kind === "User" ? [kind] : [kind, ""];
  return mappings.find((mapping) => sources.includes(text(mapping, "sourceObjectName") ?? "")) ?? {};
}

function objectRule(kind: ObjectKind, objects: JsonObject, nullable: ReadonlySet<string>): ObjectRule {
  const flows = (text(objects, "flowTypes") ?? "").split(",").map((flow) => flow.trim());
  const scope = isObject(objects["scope"]) ? objects["scope"] : {};
  const rows = objectList(objects["attributeMappings"]).filter((row) => isObject(row["source"]));
  const names = rows.map((row) => text(row, "targetAttributeName") ?? "");
  return {
    enabled: objects["enabled"] === true,
    adds: flows.includes("Add"),
    updates: flows.includes("Update"),
    deletes: flows.includes("Delete"),
    inputFilters: readFilters(scope["inputFilterGroups"]),
    filters: readFilters(scope["groups"]),
    mappings: rows.filter((row) => isCopied(kind, text(row, "targetAttributeName") ?? "")).flatMap((row) => mapping(row, nullable)),
    references: new Set(names.filter((name) => references.includes(name))),
  };
}

const references = ["manager", "members"];
/** Matching and the life of the object itself are the service's own business, not values to copy; references are not copied. */
const notCopied = ["alternativeSecurityIds", "IsSoftDeleted", ...references];
/** A target group is a static security group, whatever else is mapped. */
const ofGroups = ["displayName", "description", "mailNickname"];

function isCopied(kind: ObjectKind, name: string): boolean {
  return kind === "Group" ? ofGroups.includes(name) : !notCopied.includes(name);
}

function mapping(row: JsonObject, nullable: ReadonlySet<string>): Mapping[] {
  const name = text(row, "targetAttributeName") ?? "";
  const source = row["source"];
  if (!isObject(source)) return [];
  return [
    {
      name,
      attribute: targetAttribute(name),
      flowType: text(row, "flowType") ?? "Always",
      flowsNull: nullable.has(name),
      defaultValue: text(row, "defaultValue") ?? null,
      evaluate: evaluator(source),
    },
  ];
}

function evaluator(source: JsonObject): Evaluate {
  const name = text(source, "name") ?? "";
  if (source["type"] === "Attribute") return (user) => user[name] ?? null;
  if (source["type"] === "Constant") return () => name;
  return compileExpression(text(source, "expression") ?? "");
}

function flowingNulls(schema: JsonObject, directoryName: Json | undefined, kind: ObjectKind): Set<string> {
  const directory = objectList(schema["directories"]).find((each) => each["name"] === directoryName);
  const object = objectList(directory?.["objects"]).find((each) => each["name"] === kind);
  const flowing = objectList(object?.["attributes"]).filter((attribute) => attribute["flowNullValues"] === true);
  return new Set(flowing.map((attribute) => text(attribute, "name") ?? ""));
}
