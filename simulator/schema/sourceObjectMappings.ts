import { objectList } from "../graph/body";
import { isObject, type Json, type JsonObject } from "../graph/json";
import { defaultObjectMappings } from "./defaultMappings";

/** The string in a rule's `defaultSourceObjectMappings` metadata: the idea of the object mappings again, in a third spelling. */
export function sourceObjectMappings(): string {
  return JSON.stringify(defaultObjectMappings("bare").map(shortMapping));
}

const userRows: readonly JsonObject[] = [
  { targetAttributeName: "IsSoftDeleted", defaultValue: "False" },
  { targetAttributeName: "accountEnabled", defaultValue: "True" },
  { targetAttributeName: "preferredLanguage", defaultValue: "en-US" },
  { targetAttributeName: "netId", matchingPriority: 1 },
];

function shortMapping(mapping: JsonObject): JsonObject {
  const isUser = mapping["targetObjectName"] === "User";
  const rows = isUser ? userRows : objectList(mapping["attributeMappings"]);
  const joining = rows.find((row) => row["matchingPriority"] === 1)?.["targetAttributeName"] ?? null;
  return {
    AttributeMappings: rows.map(shortRow),
    DisableMonitoringForChanges: false,
    Disposition: 0,
    Enabled: false,
    EscrowBehavior: 1,
    FlowTypes: 7,
    Internal: false,
    IsCustomerDefined: false,
    Name: null,
    OriginalJoiningProperty: joining,
    Scope: isUser ? shortScope(mapping["scope"]) : null,
    SourceObjectName: "",
    Synchronized: false,
    TargetObjectName: mapping["targetObjectName"],
    Unsynchronized: false,
  };
}

function shortRow(row: JsonObject): JsonObject {
  return {
    DefaultValue: row["defaultValue"] ?? null,
    ExportMissingReferences: false,
    FlowBehavior: 0,
    FlowType: 0,
    MatchingPriority: row["matchingPriority"] ?? 0,
    ReferencedObjects: null,
    Source: null,
    TargetAttributeName: row["targetAttributeName"],
  };
}

function shortScope(scope: Json | undefined): JsonObject {
  const groups = isObject(scope) ? objectList(scope["inputFilterGroups"]) : [];
  return { CategoryFilterGroups: null, Groups: null, InputFilterGroups: groups.map(shortGroup) };
}

function shortGroup(group: JsonObject): JsonObject {
  const clauses = objectList(group["clauses"]).map((clause) => ({
    MultiValuedComparisonType: 0,
    OperatorName: clause["operatorName"],
    SourceOperandName: clause["sourceOperandName"],
    TargetOperand: { Values: isObject(clause["targetOperand"]) ? clause["targetOperand"]["values"] : [] },
  }));
  return { Clauses: clauses, Name: group["name"] };
}
