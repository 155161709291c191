import { anyOf, type Permissions } from "../graph/route";

/** Application roles that allow what the name says, from the permission tables of Graph's reference pages. */
export const readUsers: Permissions = anyOf("User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All");
export const writeUsers: Permissions = anyOf("User.ReadWrite.All", "Directory.ReadWrite.All");
export const readGroups: Permissions = anyOf("Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All");
export const writeGroups: Permissions = anyOf("Group.ReadWrite.All", "Directory.ReadWrite.All");
export const readMembers: Permissions = anyOf(
  "GroupMember.Read.All",
  "GroupMember.ReadWrite.All",
  "Group.Read.All",
  "Group.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
);
export const writeMembers: Permissions = anyOf("GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All");
export const readOrganization: Permissions = anyOf(
  "Organization.Read.All",
  "Organization.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
);
export const readApplications: Permissions = anyOf(
  "Application.Read.All",
  "Application.ReadWrite.All",
  "Application.ReadWrite.OwnedBy",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
);
export const writeApplications: Permissions = anyOf(
  "Application.ReadWrite.All",
  "Application.ReadWrite.OwnedBy",
  "Directory.ReadWrite.All",
);
export const readAssignments: Permissions = anyOf(
  "AppRoleAssignment.ReadWrite.All",
  "Application.Read.All",
  "Application.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
);
/** Assigning needs to read the application too, except for who may write the whole directory. */
export const writeAssignments: Permissions = [
  ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"],
  ["AppRoleAssignment.ReadWrite.All", "Application.ReadWrite.All"],
  ["AppRoleAssignment.ReadWrite.All", "Directory.Read.All"],
  ["Directory.ReadWrite.All"],
];
export const removeAssignments: Permissions = anyOf("AppRoleAssignment.ReadWrite.All", "Directory.ReadWrite.All");
export const readDeletedItems: Permissions = [...readApplications, ...readUsers, ...readGroups];
export const writeDeletedItems: Permissions = [...writeApplications, ...writeUsers, ...writeGroups];
