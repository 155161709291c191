import { objectList, text } from "../graph/body";
import { badRequest, type GraphError } from "../graph/graphError";
import { isObject, type Json, type JsonObject } from "../graph/json";

/** Checks what the service checks in a new schema beyond its types; the stored one says what the matching attribute is. */
export function checkSchema(schema: JsonObject, stored: JsonObject): void {
  const storedRules = objectList(stored["synchronizationRules"]);
  for (const rule of objectList(schema["synchronizationRules"])) {
    const storedRule = storedRules.find((each) => each["id"] === rule["id"]);
    if (!storedRule)
      throw badRequest(
        `The synchronization rule '${text(rule, "id") ?? ""}' is not known to the synchronization engine.`,
        "InvalidSynchronizationRule",
      );
    for (const mapping of objectList(rule["objectMappings"])) {
      checkTargets(schema, rule, mapping);
      checkMatching(
        mapping,
        objectList(storedRule["objectMappings"]).find((each) => each["targetObjectName"] === mapping["targetObjectName"]),
      );
    }
  }
}

/** Fills in what a new row may leave out. */
export function completeSchema(schema: JsonObject): JsonObject {
  return {
    ...schema,
    directories: objectList(schema["directories"]).map((directory) => ({
      ...directory,
      objects: objectList(directory["objects"]).map(completeObject),
    })),
    synchronizationRules: objectList(schema["synchronizationRules"]).map((rule) => ({
      ...rule,
      objectMappings: objectList(rule["objectMappings"]).map(completeMapping),
    })),
  };
}

function checkTargets(schema: JsonObject, rule: JsonObject, mapping: JsonObject): void {
  const known = attributeNames(schema, rule["targetDirectoryName"], mapping["targetObjectName"]);
  const readable = attributeNames(schema, rule["sourceDirectoryName"], mapping["sourceObjectName"]);
  const seen = new Set<Json | undefined>();
  for (const row of objectList(mapping["attributeMappings"])) {
    const target = text(row, "targetAttributeName") ?? "";
    if (seen.has(target)) throw invalid(`The target attribute '${target}' is mapped more than once.`);
    seen.add(target);
    if (!known.has(target))
      throw invalid(`The attribute '${target}' is not defined on the target object '${text(mapping, "targetObjectName") ?? ""}'.`);
    const source = isObject(row["source"]) && row["source"]["type"] === "Attribute" ? text(row["source"], "name") : undefined;
    if (source !== undefined && !readable.has(source))
      throw invalid(`The attribute '${source}' is not defined on the source object '${text(mapping, "sourceObjectName") ?? ""}'.`);
  }
}

function checkMatching(mapping: JsonObject, stored: JsonObject | undefined): void {
  if (stored && matchingNames(mapping) !== matchingNames(stored))
    throw invalid("The matching attribute cannot be changed, and no other can be added.");
}

function matchingNames(mapping: JsonObject): string {
  return objectList(mapping["attributeMappings"])
    .filter((row) => Number(row["matchingPriority"] ?? 0) > 0)
    .map((row) => text(row, "targetAttributeName") ?? "")
    .sort()
    .join();
}

function attributeNames(schema: JsonObject, directoryName: Json | undefined, objectName: Json | undefined): Set<Json | undefined> {
  const directory = objectList(schema["directories"]).find((each) => each["name"] === directoryName);
  const object = objectList(directory?.["objects"]).find((each) => each["name"] === objectName);
  return new Set(objectList(object?.["attributes"]).map((attribute) => attribute["name"]));
}

function completeObject(object: JsonObject): JsonObject {
  return { ...object, attributes: objectList(object["attributes"]).map((attribute) => ({ ...attributeDefaults, ...attribute })) };
}

function completeMapping(mapping: JsonObject): JsonObject {
  return { ...mapping, attributeMappings: objectList(mapping["attributeMappings"]).map(completeRow) };
}

function completeRow(row: JsonObject): JsonObject {
  const source = row["source"];
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: "FlowWhenChanged",
    flowType: "Always",
    matchingPriority: 0,
    ...row,
    source: isObject(source) ? completeSource(source) : null,
  };
}

/** A new source may be no more than its type and its name. */
function completeSource(source: JsonObject): JsonObject {
  const name = text(source, "name") ?? "";
  const expressions: Readonly<Record<string, string>> = { Attribute: `[${name}]`, Constant: JSON.stringify(name) };
  return { expression: expressions[text(source, "type") ?? ""] ?? null, parameters: [], ...source };
}

/** What an attribute is where nothing is said of it. */
export const attributeDefaults: JsonObject = {
  type: "String",
  anchor: false,
  caseExact: false,
  required: false,
  multivalued: false,
  mutability: "ReadWrite",
  flowNullValues: false,
  defaultValue: null,
  referencedObjects: [],
  apiExpressions: [],
  metadata: [],
};

function invalid(message: string): GraphError {
  return badRequest(message, "schemaInvalid");
}
