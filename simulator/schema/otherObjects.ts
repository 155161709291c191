import type { GroupMapping } from "./defaultMappings";

/** An object of the default schema besides User: its attributes, in the notation of the user attributes, and its metadata. */
export interface OtherObject {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly softDeletion: boolean;
  readonly hardDeletion: boolean;
  readonly softDeletedProperty: boolean;
}

const bareGroup = [
  "objectId anchor required",
  "appRoleAssignments Reference complex:AppRoleAssignment",
  "members Reference multivalued refers:Group refers:User container",
];
const describedGroup = [
  ...bareGroup,
  "displayName required",
  "description",
  "mailNickname",
  "mailEnabled Boolean",
  "securityEnabled Boolean",
];

/** The same in both directories. */
export const otherObjects = (groups: GroupMapping): readonly OtherObject[] => [group(groups), ...idleObjects];

function group(groups: GroupMapping): OtherObject {
  const attributes = groups === "named" ? describedGroup : bareGroup;
  return { name: "Group", attributes, softDeletion: false, hardDeletion: false, softDeletedProperty: true };
}

const idleObjects: readonly OtherObject[] = [
  {
    name: "Application",
    attributes: [
      "objectId anchor",
      "appId required",
      "appMetadata readOnly",
      "displayName",
      "appRoles required complex:AppRole",
      "homepage",
      "identifierUris multivalued required",
      "replyUrls multivalued required",
    ],
    softDeletion: false,
    hardDeletion: false,
    softDeletedProperty: false,
  },
  {
    name: "AppRole",
    attributes: [
      "id anchor required",
      "allowedMemberTypes multivalued required",
      "description required",
      "displayName required",
      "isEnabled Boolean required",
      "origin",
      "value",
    ],
    softDeletion: false,
    hardDeletion: true,
    softDeletedProperty: false,
  },
  {
    name: "AppRoleAssignment",
    attributes: [
      "objectId anchor",
      "id required",
      "entitlement required complex:AppRole synthetic",
      "principalId required",
      "principalType required",
      "resourceId required",
      "resourceDisplayName required",
      "servicePrincipalApplicationIdentifier synthetic",
      "displayName synthetic",
      "value synthetic",
    ],
    softDeletion: true,
    hardDeletion: true,
    softDeletedProperty: true,
  },
  {
    name: "ServicePrincipal",
    attributes: [
      "objectId anchor",
      "displayName required",
      "appId required",
      "appRoles required complex:AppRole",
      "microsoftFirstParty Boolean",
      "homepage",
      "appMetadata readOnly",
      "tags multivalued",
      "applicationTemplateId",
    ],
    softDeletion: false,
    hardDeletion: false,
    softDeletedProperty: true,
  },
];
