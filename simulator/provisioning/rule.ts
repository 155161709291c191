import { objectList, text } from "../graph/body";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { ScopingFilters } from "../../expressions";
import { compileExpression, readFilters, type Evaluate } from "./language";
import { targetAttribute, type TargetAttribute } from "./targetUser";

/** A schema, read for running: what is copied from a source user to a target user, and for whom. */
export interface Rule {
  readonly id: string;
  readonly version: string;
  readonly sourceName: string;
  readonly targetName: string;
  /** The user mapping is switched on. */
  readonly enabled: boolean;
  readonly adds: boolean;
  readonly updates: boolean;
  readonly deletes: boolean;
  /** Who fails these is never looked at; leaving them removes nobody. */
  readonly inputFilters: ScopingFilters;
  /** Who leaves these is removed from the target. */
  readonly filters: ScopingFilters;
  readonly mappings: readonly Mapping[];
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
  const users = objectList(rule["objectMappings"]).find(
    (mapping) => mapping["sourceObjectName"] === "User" && mapping["targetObjectName"] === "User",
  );
  const flows = (text(users ?? {}, "flowTypes") ?? "").split(",").map((flow) => flow.trim());
  const scope = isObject(users?.["scope"]) ? users["scope"] : {};
  const nullable = flowingNulls(schema, rule["targetDirectoryName"]);
  return {
    id: text(rule, "id") ?? "",
    version: text(schema, "version") ?? "",
    sourceName: text(rule, "sourceDirectoryName") ?? "",
    targetName: text(rule, "targetDirectoryName") ?? "",
    enabled: users?.["enabled"] === true,
    adds: flows.includes("Add"),
    updates: flows.includes("Update"),
    deletes: flows.includes("Delete"),
    inputFilters: readFilters(scope["inputFilterGroups"]),
    filters: readFilters(scope["groups"]),
    mappings: objectList(users?.["attributeMappings"]).flatMap((row) => mapping(row, nullable)),
  };
}

/** Matching and the life of the object itself are the service's own business, not values to copy; references are not copied. */
const notCopied = ["alternativeSecurityIds", "IsSoftDeleted", "manager"];

function mapping(row: JsonObject, nullable: ReadonlySet<string>): Mapping[] {
  const name = text(row, "targetAttributeName") ?? "";
  const source = row["source"];
  if (notCopied.includes(name) || !isObject(source)) return [];
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

function flowingNulls(schema: JsonObject, directoryName: Json | undefined): Set<string> {
  const directory = objectList(schema["directories"]).find((each) => each["name"] === directoryName);
  const user = objectList(directory?.["objects"]).find((each) => each["name"] === "User");
  const flowing = objectList(user?.["attributes"]).filter((attribute) => attribute["flowNullValues"] === true);
  return new Set(flowing.map((attribute) => text(attribute, "name") ?? ""));
}
