import { createHash } from "node:crypto";
import { text, textList } from "../graph/body";
import type { Json } from "../graph/json";
import { isObject } from "../graph/json";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import type { SourceEntry } from "./sourceEntry";

/** Where the service's name differs from Graph's, and neither is computed. */
const olderNames: Readonly<Record<string, string>> = {
  facsimileTelephoneNumber: "faxNumber",
  mobile: "mobilePhone",
  physicalDeliveryOfficeName: "officeLocation",
  dirSyncEnabled: "onPremisesSyncEnabled",
  immutableId: "onPremisesImmutableId",
  onPremisesSecurityIdentifier: "onPremisesSecurityIdentifier",
};

const sameNames = [
  ...["accountEnabled", "displayName", "givenName", "surname", "mail", "mailNickname", "userPrincipalName", "preferredLanguage"],
  ...["streetAddress", "city", "state", "postalCode", "country", "companyName", "department", "jobTitle", "usageLocation"],
  ...["employeeId", "employeeHireDate", "employeeLeaveDateTime", "employeeType", "otherMails", "proxyAddresses", "showInAddressList"],
] as const;

/** The user found in the directory or in its recycle bin, undefined when it is in neither. */
export function findSourceUser(source: Tenant, id: string): SourceEntry | undefined {
  const user = source.find("user", id);
  if (user) return sourceUser(source, user, false);
  const deleted = source.find("deletedItem", id);
  return deleted?.kind === "user" ? sourceUser(source, deleted.entity, true) : undefined;
}

function sourceUser(source: Tenant, user: Entity, deleted: boolean): SourceEntry {
  const record: Record<string, Json | undefined> = { objectId: user.id, IsSoftDeleted: deleted };
  for (const name of sameNames) record[name] = user[name];
  for (const [name, graphName] of Object.entries(olderNames)) record[name] = user[graphName];
  record["originalUserPrincipalName"] = user["userPrincipalName"];
  record["telephoneNumber"] = textList(user["businessPhones"])[0] ?? null;
  record["netId"] = netIdOf(user.id);
  record["alternativeSecurityIds"] = source.find("signInPhone", user.id)?.smsSignIn
    ? "PhoneNumber"
    : isExternal(user)
      ? "ExternalUser"
      : "None";
  record["appRoleAssignments"] = ["msiam_access"];
  // The built-in filter compares it, and a comparison with nothing never holds.
  record["userState"] = user["externalUserState"] ?? "None";
  addOthers(record, user);
  return { ...record, objectId: user.id };
}

/** Attributes below another property, and directory extensions, which have the same name on both sides. */
function addOthers(record: Record<string, Json | undefined>, user: Entity): void {
  const organization = user["employeeOrgData"];
  if (isObject(organization)) {
    record["employeeOrgData.costCenter"] = organization["costCenter"];
    record["employeeOrgData.division"] = organization["division"];
  }
  const attributes = user["onPremisesExtensionAttributes"];
  if (isObject(attributes)) Object.assign(record, attributes);
  for (const name in user) if (name.startsWith("extension_")) record[name] = user[name];
}

/** Guests, and everybody who was invited, belong to another tenant or to none. */
function isExternal(user: Entity): boolean {
  return (
    user["userType"] === "Guest" ||
    user["creationType"] === "Invitation" ||
    (user["externalUserState"] ?? null) !== null ||
    (text(user, "userPrincipalName") ?? "").includes("#EXT#")
  );
}

/** The id that sign-in knows a user by; the simulator derives it from the object id. */
function netIdOf(objectId: string): string {
  return createHash("sha1").update(objectId).digest("hex").slice(0, 16).toUpperCase();
}
