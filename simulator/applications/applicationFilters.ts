/** What `$filter` can do with an application's properties, written and read as with those of groups. */
export const applicationFilters: Readonly<Record<string, string>> = {
  appId: "d-------",
  applicationTemplateId: "daa-----",
  createdDateTime: "daaddd-a",
  deletedDateTime: "daadda--",
  description: "daadd-d-",
  displayName: "daadddda",
  id: "daa--d--",
  identifierUris: "da-dd-d-",
  publisherDomain: "da-dd-d-",
  signInAudience: "daa-----",
  tags: "d-add-d-",
};

/** The same of service principals. `servicePrincipalType` is not said to be filtered by, and is in many a script. */
export const servicePrincipalFilters: Readonly<Record<string, string>> = {
  accountEnabled: "daa--d--",
  alternativeNames: "d-add-d-",
  appId: "daa--dd-",
  appOwnerOrganizationId: "daadd---",
  appRoleAssignmentRequired: "daa-----",
  applicationTemplateId: "daa-----",
  deletedDateTime: "daadda--",
  description: "daadd-d-",
  displayName: "daadddda",
  id: "daa--d--",
  servicePrincipalNames: "d-add-d-",
  servicePrincipalType: "daa-----",
  tags: "d-add-d-",
};
