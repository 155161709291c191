import type { ScopingFilters, User, UserValue } from "../../expressions";
import { NotCountable } from "./notCountable";

/** https://learn.microsoft.com/graph/api/resources/user, with the properties that were selected. */
export interface UserWire {
  readonly "@odata.type"?: string;
  readonly id: string;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
  readonly accountEnabled?: boolean | null;
  readonly userType?: string | null;
  readonly creationType?: string | null;
  readonly externalUserState?: string | null;
  readonly [property: string]: unknown;
}

/** What decides without any filter: whether somebody is active, and whether it is somebody of this tenant. */
const always = ["id", "displayName", "userPrincipalName", "accountEnabled", "userType", "creationType", "externalUserState"];

/** Where the provisioning service's name for an attribute, which is the older one, is not Graph's. */
const olderNames: Readonly<Record<string, string>> = {
  objectId: "id",
  dirSyncEnabled: "onPremisesSyncEnabled",
  facsimileTelephoneNumber: "faxNumber",
  immutableId: "onPremisesImmutableId",
  mobile: "mobilePhone",
  originalUserPrincipalName: "userPrincipalName",
  physicalDeliveryOfficeName: "officeLocation",
  telephoneNumber: "businessPhones",
};

const sameNames = [
  ...["accountEnabled", "city", "companyName", "country", "department", "displayName", "employeeHireDate", "employeeId"],
  ...["employeeLeaveDateTime", "employeeType", "givenName", "jobTitle", "mail", "mailNickname", "onPremisesSecurityIdentifier"],
  ...["otherMails", "postalCode", "preferredLanguage", "proxyAddresses", "showInAddressList", "state", "streetAddress", "surname"],
  ...["usageLocation", "userPrincipalName", "userType"],
];

/** Made up from other properties: Graph does not show them by themselves. */
const derived = ["IsSoftDeleted", "alternativeSecurityIds", "userState"];

/** The `$select` that shows whether these filters hold for a user, and these attributes as far as Graph shows them. */
export function selectFor(filters: readonly ScopingFilters[], attributes: readonly string[] = []): string {
  const named = filters.flat().flatMap((group) => group.clauses.map((clause) => clause.attribute));
  const properties = named.filter((name) => !derived.includes(name)).map(neededProperty);
  const others = attributes.map(propertyOf).filter((property) => property !== undefined);
  return [...new Set([...always, ...properties, ...others])].join(",");
}

/** Whether Graph shows the attribute of a user, by itself or by what it is made up from. */
export function isShown(attribute: string): boolean {
  return derived.includes(attribute) || propertyOf(attribute) !== undefined;
}

function neededProperty(attribute: string): string {
  const property = propertyOf(attribute);
  if (property === undefined) throw new NotCountable(`a scoping filter names '${attribute}', which Graph does not show of users`);
  return property;
}

function propertyOf(attribute: string): string | undefined {
  if (/^extensionAttribute\d+$/.test(attribute)) return "onPremisesExtensionAttributes";
  if (attribute.startsWith("employeeOrgData.")) return "employeeOrgData";
  if (attribute.startsWith("extension_") || sameNames.includes(attribute)) return attribute;
  return olderNames[attribute];
}

/** A user by the names that filters use. */
export function asUser(wire: UserWire): User {
  const older = Object.entries(olderNames).map(([attribute, property]) => [attribute, valueOf(wire[property])] as const);
  const own = Object.entries(wire).map(([property, value]) => [property, valueOf(value)] as const);
  return {
    ...Object.fromEntries([...own, ...older]),
    ...below(wire.onPremisesExtensionAttributes, ""),
    ...below(wire.employeeOrgData, "employeeOrgData."),
    telephoneNumber: firstOf(wire.businessPhones),
    IsSoftDeleted: false,
    alternativeSecurityIds: isExternal(wire) ? "ExternalUser" : "None",
    userState: wire.externalUserState ?? "None",
  };
}

/** Guests, and everybody who was invited: they belong to another tenant or to none. */
function isExternal({ userType, creationType, externalUserState, userPrincipalName }: UserWire): boolean {
  const hasState = externalUserState !== null && externalUserState !== undefined;
  return userType === "Guest" || creationType === "Invitation" || hasState || (userPrincipalName ?? "").includes("#EXT#");
}

/** Disabled users are not made in the target; those who are there already stay, blocked. */
export function isActive({ accountEnabled }: UserWire): boolean {
  return accountEnabled !== false;
}

function below(value: unknown, prefix: string): User {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [prefix + name, valueOf(member)]));
}

function valueOf(value: unknown): UserValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return Array.isArray(value) ? value.map(String) : null;
}

function firstOf(value: unknown): UserValue {
  return Array.isArray(value) && value.length > 0 ? valueOf(value[0]) : null;
}
