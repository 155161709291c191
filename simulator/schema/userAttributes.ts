/**
 * The attributes of User in the default schema: a name, then what differs from an ordinary optional string.
 * `source` and `target` say that an attribute, or its being required, belongs to that directory alone.
 */
export const userAttributes: readonly string[] = [
  "objectId anchor",
  "IsSoftDeleted Boolean required synthetic",
  "accountEnabled Boolean required",
  ...["streetAddress", "city", "state", "postalCode", "country", "companyName", "department"],
  ...["employeeId", "employeeHireDate", "employeeLeaveDateTime", "employeeType", "employeeOrgData.costCenter", "employeeOrgData.division"],
  "dirSyncEnabled Boolean",
  "displayName required",
  "immutableId",
  "appRoleAssignments Reference complex:AppRoleAssignment source",
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
  ...["facsimileTelephoneNumber", "givenName", "jobTitle", "mailNickname"],
  "manager Reference refers:User",
  ...["mobile", "onPremisesSecurityIdentifier"],
  "originalUserPrincipalName synthetic",
  "otherMails multivalued",
  "physicalDeliveryOfficeName",
  "preferredLanguage required",
  "proxyAddresses multivalued",
  "surname required",
  ...["telephoneNumber", "usageLocation"],
  "userPrincipalName required",
  "netId required:source",
  "alternativeSecurityIds multivalued required:target",
  "showInAddressList Boolean flowNullValues",
  "mail",
  "userState source",
  "userType",
  "source target",
];
