import type { JsonObject } from "../graph/json";

/** The string in a `ComplexObjectDefinition` metadata entry: JSON about one object and how it is mapped. */
export function complexDefinition(name: string): string {
  return JSON.stringify(name === "AppRole" ? appRole : appRoleAssignment());
}

const appRole: JsonObject = {
  objectDefinition: {
    name: "AppRole",
    attributes: [
      { name: "id", anchor: true, required: true },
      { name: "allowedMemberTypes", required: true, multivalued: true },
      { name: "description", required: true },
      { name: "displayName", required: true },
      { name: "isEnabled", type: "Boolean", required: true },
      { name: "origin" },
      { name: "value" },
    ],
  },
  objectMapping: {
    flowTypes: "Add, Update, Delete",
    targetObjectName: "AppRole",
    attributeMappings: [
      { targetAttributeName: "allowedMemberTypes", defaultValue: "User" },
      { targetAttributeName: "description", defaultValue: "." },
      { targetAttributeName: "displayName", matchingPriority: 1 },
      { targetAttributeName: "isEnabled", defaultValue: "True" },
    ],
  },
};

function appRoleAssignment(): JsonObject {
  const required = ["principalId", "principalType", "resourceId", "resourceDisplayName"].map((name) => ({ name, required: true }));
  return {
    objectDefinition: {
      name: "AppRoleAssignment",
      attributes: [
        { name: "objectId", anchor: true },
        { name: "id", required: true },
        { name: "entitlement", required: true, metadata: [{ key: "ComplexObjectDefinition", value: JSON.stringify(appRole) }] },
        ...required,
        { name: "servicePrincipalApplicationIdentifier" },
        { name: "displayName" },
        { name: "value" },
      ],
    },
    objectMapping: {
      flowTypes: "Add, Update, Delete",
      targetObjectName: "AppRoleAssignment",
      attributeMappings: [{ targetAttributeName: "id", matchingPriority: 1 }],
    },
  };
}
