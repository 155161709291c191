import type { Call } from "../graph/call";
import type { JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { servicePrincipalType } from "./applicationType";

/** Members that beta calls by another name. */
const betaNames = {
  servicePrincipal: { oauth2PermissionScopes: "publishedPermissionScopes" },
  appRoleAssignment: { createdDateTime: "creationTimestamp" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

type Renamed = keyof typeof betaNames;

/** The entity as the version that is asked shows it. */
export function shown(call: Call, kind: Renamed, entity: JsonObject): JsonObject {
  if (call.version !== "beta") return entity;
  const names: Readonly<Record<string, string>> = betaNames[kind];
  return Object.fromEntries(Object.entries(entity).map(([name, value]) => [names[name] ?? name, value]));
}

/** The type with the names of the version that is asked. */
export function typeIn(call: Call, kind: Renamed, type: EntityType): EntityType {
  if (call.version !== "beta") return type;
  const names: Readonly<Record<string, string>> = betaNames[kind];
  return { ...type, readOnly: Object.fromEntries(Object.entries(type.readOnly).map(([name, each]) => [names[name] ?? name, each])) };
}

export const servicePrincipalTypeIn = (call: Call): EntityType => typeIn(call, "servicePrincipal", servicePrincipalType);
