import type { EntityType, Properties } from "../graph/propertyType";
import type { Entity } from "../store/kinds";
import { userFilters } from "./userFilters";

const attributeNames = Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`);

const writable: Properties = {
  accountEnabled: "Edm.Boolean",
  businessPhones: "Collection(Edm.String)",
  city: "Edm.String",
  companyName: "Edm.String",
  country: "Edm.String",
  department: "Edm.String",
  displayName: "Edm.String!",
  employeeHireDate: "Edm.DateTimeOffset",
  employeeId: "Edm.String",
  employeeLeaveDateTime: "Edm.DateTimeOffset",
  employeeType: "Edm.String",
  faxNumber: "Edm.String",
  givenName: "Edm.String",
  jobTitle: "Edm.String",
  mail: "Edm.String",
  mailNickname: "Edm.String",
  mobilePhone: "Edm.String",
  officeLocation: "Edm.String",
  onPremisesExtensionAttributes: {
    complex: "microsoft.graph.onPremisesExtensionAttributes",
    properties: Object.fromEntries(attributeNames.map((name) => [name, "Edm.String" as const])),
  },
  otherMails: "Collection(Edm.String)",
  passwordPolicies: "Edm.String",
  passwordProfile: {
    complex: "microsoft.graph.passwordProfile",
    properties: {
      password: "Edm.String",
      forceChangePasswordNextSignIn: "Edm.Boolean",
      forceChangePasswordNextSignInWithMfa: "Edm.Boolean",
    },
  },
  postalCode: "Edm.String",
  preferredLanguage: "Edm.String",
  showInAddressList: "Edm.Boolean",
  state: "Edm.String",
  streetAddress: "Edm.String",
  surname: "Edm.String",
  usageLocation: "Edm.String",
  userPrincipalName: "Edm.String!",
  userType: "Edm.String",
};

/** Graph's user, as far as synchronization reads and writes it. */
export const userType: EntityType = {
  name: "user",
  writable,
  readOnly: {
    createdDateTime: "Edm.DateTimeOffset",
    creationType: "Edm.String",
    deletedDateTime: "Edm.DateTimeOffset",
    externalUserState: "Edm.String",
    externalUserStateChangeDateTime: "Edm.DateTimeOffset",
    onPremisesSyncEnabled: "Edm.Boolean",
    proxyAddresses: "Collection(Edm.String)",
    securityIdentifier: "Edm.String",
  },
  defaultSelect: [
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
  ],
  directoryObject: true,
  unset: { onPremisesExtensionAttributes: Object.fromEntries(attributeNames.map((name) => [name, null])) },
  navigation: ["manager"],
  filterable: userFilters,
  sortable: { plain: ["displayName", "userPrincipalName"], indexed: ["createdDateTime", "deletedDateTime"] },
};

/** Read from text, it has a layout that a hundred thousand users share; one built name by name costs each its own. */
const absent = JSON.parse(
  JSON.stringify(Object.fromEntries([...Object.keys(writable), ...Object.keys(userType.readOnly)].map((name) => [name, null]))),
) as Readonly<Record<string, null>>;

/** A user with every property that a read may ask for. */
export function makeUser(id: string, given: Omit<Entity, "id">, now: Date): Entity {
  const { passwordProfile: _passwordProfile, ...shown } = given;
  return {
    ...absent,
    accountEnabled: true,
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [],
    userType: "Member",
    createdDateTime: `${now.toISOString().slice(0, 19)}Z`,
    ...shown,
    id,
  };
}
