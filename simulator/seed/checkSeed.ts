import { complexBody, requireMembers } from "../graph/body";
import { badRequest } from "../graph/graphError";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { Properties } from "../graph/propertyType";
import type { Seed } from "./seed";

const user: Properties = {
  id: "Edm.Guid!",
  displayName: "Edm.String!",
  userPrincipalName: "Edm.String!",
  accountEnabled: "Edm.Boolean!",
  userType: { values: ["Member", "Guest"] },
  department: "Edm.String",
  mail: "Edm.String",
  givenName: "Edm.String",
  surname: "Edm.String",
  jobTitle: "Edm.String",
  creationType: "Edm.String",
  externalUserState: "Edm.String",
  smsSignIn: "Edm.Boolean!",
};
const group: Properties = {
  id: "Edm.Guid!",
  displayName: "Edm.String!",
  description: "Edm.String",
  securityEnabled: "Edm.Boolean!",
  members: "Collection(Edm.Guid)",
};
const application: Properties = {
  clientId: "Edm.Guid!",
  applicationId: "Edm.Guid!",
  servicePrincipalId: "Edm.Guid!",
  displayName: "Edm.String!",
  secrets: "Collection(Edm.String)",
  certificates: "Collection(Edm.String)",
  roles: "Collection(Edm.String)",
  managedIdentity: { values: ["system", "user"] },
};
const federatedCredential: Properties = { issuer: "Edm.String!", subject: "Edm.String!", audience: "Edm.String!" };
const tenant: Properties = { id: "Edm.Guid!", displayName: "Edm.String!", domain: "Edm.String!" };

/** Reads a seed that came from outside; throws an error that names what is wrong with it. */
export function checkSeed(value: unknown): Seed {
  const { tenants, ...others } = isObject(value) ? value : { tenants: null };
  complexBody(others, "Seed", {});
  for (const each of list(tenants, "tenants")) checkTenant(each);
  return value as Seed;
}

function checkTenant(value: JsonObject): void {
  const { users, groups, applications, ...rest } = value;
  check(rest, "SeedTenant", tenant, ["id", "displayName", "domain"]);
  for (const each of list(users ?? [], "users")) check(each, "SeedUser", user, ["id", "displayName", "userPrincipalName"]);
  for (const each of list(groups ?? [], "groups")) check(each, "SeedGroup", group, ["id", "displayName"]);
  for (const each of list(applications ?? [], "applications")) checkApplication(each);
}

function checkApplication(value: JsonObject): void {
  const { federatedCredentials, ...rest } = value;
  check(rest, "SeedApplication", application, ["clientId", "applicationId", "servicePrincipalId", "displayName", "roles"]);
  for (const { jwks, ...credential } of list(federatedCredentials ?? [], "federatedCredentials")) {
    check(credential, "FederatedCredential", federatedCredential, Object.keys(federatedCredential));
    if (jwks !== undefined) list(isObject(jwks) ? (jwks["keys"] ?? null) : null, "jwks.keys");
  }
}

function check(value: JsonObject, typeName: string, properties: Properties, required: readonly string[]): void {
  requireMembers(complexBody(value, typeName, properties), required);
}

function list(value: Json | undefined, name: string): JsonObject[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw badRequest(`The seed's '${name}' must be a list of objects.`);
  return [...value];
}
