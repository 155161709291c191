import type { Json, JsonObject } from "../graph/json";

const sameName = [
  "streetAddress",
  "city",
  "state",
  "postalCode",
  "country",
  "department",
  "employeeId",
  "displayName",
  "givenName",
  "jobTitle",
  "mailNickname",
  "manager",
  "physicalDeliveryOfficeName",
];

const attribute = (name: string): JsonObject => ({ type: "Attribute", name, expression: `[${name}]`, parameters: [] });
const constant = (value: string): JsonObject => ({ type: "Constant", name: value, expression: `"${value}"`, parameters: [] });
const matching: JsonObject = {
  type: "Function",
  name: "AltSecIdFromNetId",
  expression: "AltSecIdFromNetId([netId])",
  parameters: [{ key: "source", value: attribute("netId") }],
};

function mapping(targetAttributeName: string, source: JsonObject | null, others: JsonObject = {}): JsonObject {
  return {
    targetAttributeName,
    source,
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: "FlowWhenChanged",
    flowType: "Always",
    matchingPriority: 0,
    ...others,
  };
}

const direct = (name: string, others?: JsonObject) => mapping(name, attribute(name), others);

const userMappings: readonly JsonObject[] = [
  direct("IsSoftDeleted", { defaultValue: "False" }),
  direct("accountEnabled", { defaultValue: "True" }),
  ...sameName.map((name) => direct(name)),
  direct("preferredLanguage", { defaultValue: "en-US" }),
  direct("surname"),
  direct("telephoneNumber"),
  direct("userPrincipalName"),
  mapping("alternativeSecurityIds", matching, { flowType: "ObjectAddOnly", matchingPriority: 1 }),
  mapping("showInAddressList", constant("true")),
  direct("mail"),
  mapping("userType", constant("Member"), { flowType: "ObjectAddOnly" }),
];

const matchingGroup = mapping("objectId", null, { matchingPriority: 1 });

/** Learn names this mapping and says that it is disabled; its rows are not published, and inferred from what arrives in the target. */
const groupMappings: readonly JsonObject[] = [
  matchingGroup,
  ...["displayName", "description", "mailNickname", "members"].map((name) => direct(name)),
];

/** The objects that exist in the schema without being synchronized, each with its rows. */
const idleMappings: Readonly<Record<string, readonly JsonObject[]>> = {
  Application: [mapping("appId", null, { matchingPriority: 1 })],
  AppRole: [
    mapping("allowedMemberTypes", null, { defaultValue: "User" }),
    mapping("description", null, { defaultValue: "." }),
    mapping("displayName", null, { matchingPriority: 1 }),
    mapping("isEnabled", null, { defaultValue: "True" }),
  ],
  AppRoleAssignment: [mapping("id", null, { matchingPriority: 1 })],
  ServicePrincipal: [mapping("displayName", null, { matchingPriority: 1 })],
};

/** The mapping of groups: as of 2026, or as it was before groups were synchronized. */
export type GroupMapping = "named" | "bare";

/** The six object mappings of a fresh job, in the order Graph returns them. */
export function defaultObjectMappings(groups: GroupMapping): JsonObject[] {
  return [
    objectMapping("User", "User", userMappings, { name: "Provision Microsoft Entra ID Users", enabled: true, scope: builtInScope }),
    groups === "named"
      ? objectMapping("Group", "Group", groupMappings, { name: "Provision Microsoft Entra ID Groups", enabled: false, scope: noScope })
      : objectMapping("Group", "", [matchingGroup], { name: null, enabled: false, scope: null }),
    ...Object.entries(idleMappings).map(([name, rows]) => objectMapping(name, "", rows, { name: null, enabled: false, scope: null })),
  ];
}

function objectMapping(target: string, source: string, rows: readonly JsonObject[], others: JsonObject): JsonObject {
  const joining = rows.find((row) => row["matchingPriority"] === 1)?.["targetAttributeName"] ?? "";
  return {
    ...others,
    flowTypes: "Add,Update,Delete",
    sourceObjectName: source,
    targetObjectName: target,
    metadata: mappingMetadata(joining),
    attributeMappings: rows,
  };
}

function mappingMetadata(joining: Json): Json[] {
  return [
    { key: "IsCustomerDefined", value: "false" },
    { key: "DisableMonitoringForChanges", value: "false" },
    { key: "Disposition", value: '"Normal"' },
    { key: "ExcludeFromReporting", value: "false" },
    { key: "EscrowBehavior", value: '"Default"' },
    { key: "Unsynchronized", value: "false" },
    { key: "OriginalJoiningProperty", value: joining },
  ];
}

const noScope: JsonObject = { groups: [], inputFilterGroups: [], categoryFilterGroups: [] };

/** Guests and users who have not accepted an invitation never leave their tenant. */
const builtInScope: JsonObject = {
  groups: [],
  inputFilterGroups: [
    {
      name: "Filter external users",
      clauses: [
        { sourceOperandName: "alternativeSecurityIds", operatorName: "EQUALS", targetOperand: { values: ["None"] } },
        { sourceOperandName: "userState", operatorName: "NOT EQUALS", targetOperand: { values: ["PendingAcceptance"] } },
      ],
    },
  ],
  categoryFilterGroups: [],
};
