/**
 * What `$filter` can do with a group's properties, written as in `userFilters`. Which operators there are is documented with each property;
 * that `ne`, `not` and null need the index is read from the table of users.
 */
export const groupFilters: Readonly<Record<string, string>> = {
  createdDateTime: "daaddd--",
  deletedDateTime: "daadda--",
  description: "daadd-d-",
  displayName: "daadddda",
  groupTypes: "d-a-----",
  id: "daa--d--",
  isAssignableToRole: "daa-----",
  mail: "daadddda",
  mailEnabled: "daa-----",
  mailNickname: "daadddda",
  membershipRule: "daadd-d-",
  membershipRuleProcessingState: "daa--d--",
  onPremisesSyncEnabled: "daa--d-a",
  proxyAddresses: "d-add-d-",
  renewedDateTime: "daaddd--",
  securityEnabled: "daa--d--",
};
