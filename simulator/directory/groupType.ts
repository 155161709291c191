import type { EntityType, Properties } from "../graph/propertyType";
import type { Entity } from "../store/kinds";
import { groupFilters } from "./groupFilters";

const writable: Properties = {
  description: "Edm.String",
  displayName: "Edm.String!",
  groupTypes: "Collection(Edm.String)",
  isAssignableToRole: "Edm.Boolean",
  mailEnabled: "Edm.Boolean!",
  mailNickname: "Edm.String!",
  membershipRule: "Edm.String",
  membershipRuleProcessingState: "Edm.String",
  securityEnabled: "Edm.Boolean!",
  visibility: "Edm.String",
};

/** Graph's group, as far as synchronization reads and writes it. */
export const groupType: EntityType = {
  name: "group",
  writable,
  readOnly: {
    createdDateTime: "Edm.DateTimeOffset",
    deletedDateTime: "Edm.DateTimeOffset",
    mail: "Edm.String",
    onPremisesSyncEnabled: "Edm.Boolean",
    proxyAddresses: "Collection(Edm.String)",
    renewedDateTime: "Edm.DateTimeOffset",
    resourceBehaviorOptions: "Collection(Edm.String)",
    resourceProvisioningOptions: "Collection(Edm.String)",
    securityIdentifier: "Edm.String",
  },
  directoryObject: true,
  filterable: groupFilters,
  sortable: { plain: ["displayName"], indexed: ["deletedDateTime"] },
};

/** A group with every property that a read returns. */
export function makeGroup(id: string, given: Omit<Entity, "id">, now: Date): Entity {
  const absent = Object.fromEntries([...Object.keys(writable), ...Object.keys(groupType.readOnly)].map((name) => [name, null]));
  const createdDateTime = `${now.toISOString().slice(0, 19)}Z`;
  const none = { groupTypes: [], proxyAddresses: [], resourceBehaviorOptions: [], resourceProvisioningOptions: [] };
  return { ...absent, ...none, createdDateTime, renewedDateTime: createdDateTime, ...given, id };
}
