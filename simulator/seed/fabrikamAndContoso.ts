import type { Seed, SeedUser } from "./seed";

/** The application permissions that setting up the source half takes. */
const sourceRoles = [
  "Policy.Read.All",
  "Policy.ReadWrite.CrossTenantAccess",
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Synchronization.ReadWrite.All",
  "Directory.Read.All",
  "AuditLog.Read.All",
] as const;

/** And the target half. */
const targetRoles = ["Policy.Read.All", "Policy.ReadWrite.CrossTenantAccess", "Directory.Read.All", "AuditLog.Read.All"] as const;

/** The source tenant of the example. */
export const fabrikam = {
  tenantId: "fab0fab0-0000-4000-8000-000000000001",
  domain: "fabrikam.com",
  clientId: "fab0fab0-0000-4000-8000-0000000000a1",
  clientSecret: "fabrikam-automation-secret",
  /** An application that may read policies and nothing else. */
  weakClientId: "fab0fab0-0000-4000-8000-0000000000b1",
  weakClientSecret: "fabrikam-weak-secret",
  marketingGroupId: "fab0fab0-0000-4000-8000-000000001001",
  salesGroupId: "fab0fab0-0000-4000-8000-000000001002",
  projectsGroupId: "fab0fab0-0000-4000-8000-000000001003",
  marketingUserIds: userIds(1, 12),
  salesUserIds: userIds(13, 5),
  otherUserIds: userIds(18, 8),
  externalUserId: userId(26),
  disabledUserId: userId(27),
} as const;

/** The target tenant of the example. */
export const contoso = {
  tenantId: "c0de50c0-0000-4000-8000-000000000002",
  domain: "contoso.com",
  clientId: "c0de50c0-0000-4000-8000-0000000000a1",
  clientSecret: "contoso-automation-secret",
} as const;

/** Fabrikam pushes its marketing people to Contoso: two tenants before anything is set up between them. */
export const fabrikamAndContoso: Seed = {
  tenants: [
    {
      id: fabrikam.tenantId,
      displayName: "Fabrikam",
      domain: fabrikam.domain,
      users: [
        ...fabrikam.marketingUserIds.map((id, index) => person(id, index, "Marketing")),
        ...fabrikam.salesUserIds.map((id, index) => person(id, index + 12, "Sales")),
        ...fabrikam.otherUserIds.map((id, index) => person(id, index + 17, "Engineering")),
        external(fabrikam.externalUserId),
        { ...person(fabrikam.disabledUserId, 25, "Engineering"), accountEnabled: false },
      ],
      groups: [
        { id: fabrikam.marketingGroupId, displayName: "Marketing", members: fabrikam.marketingUserIds },
        { id: fabrikam.salesGroupId, displayName: "Sales", members: fabrikam.salesUserIds },
        { id: fabrikam.projectsGroupId, displayName: "Projects", members: [fabrikam.externalUserId, fabrikam.disabledUserId] },
      ],
      applications: [
        {
          clientId: fabrikam.clientId,
          applicationId: "fab0fab0-0000-4000-8000-0000000000a2",
          servicePrincipalId: "fab0fab0-0000-4000-8000-0000000000a3",
          displayName: "Fabrikam automation",
          secrets: [fabrikam.clientSecret],
          roles: sourceRoles,
        },
        {
          clientId: fabrikam.weakClientId,
          applicationId: "fab0fab0-0000-4000-8000-0000000000b2",
          servicePrincipalId: "fab0fab0-0000-4000-8000-0000000000b3",
          displayName: "Fabrikam policy reader",
          secrets: [fabrikam.weakClientSecret],
          roles: ["Policy.Read.All"],
        },
      ],
    },
    {
      id: contoso.tenantId,
      displayName: "Contoso",
      domain: contoso.domain,
      applications: [
        {
          clientId: contoso.clientId,
          applicationId: "c0de50c0-0000-4000-8000-0000000000a2",
          servicePrincipalId: "c0de50c0-0000-4000-8000-0000000000a3",
          displayName: "Contoso automation",
          secrets: [contoso.clientSecret],
          roles: targetRoles,
        },
      ],
    },
  ],
};

function userId(number: number): string {
  return `fab0fab0-0000-4000-8000-${String(20_000 + number).padStart(12, "0")}`;
}

function userIds(first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => userId(first + index));
}

function person(id: string, index: number, department: string): SeedUser {
  const givenName = givenNames()[index] ?? `Person${index}`;
  const surname = "Field";
  const userPrincipalName = `${givenName.toLowerCase()}@fabrikam.com`;
  return {
    id,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName,
    department,
    jobTitle: `${department} specialist`,
  };
}

function givenNames(): string[] {
  return [
    ..."Ada Bea Cem Dora Eli Fay Gus Hana Ivo Jun Kai Lea".split(" "),
    ..."Max Nia Oli Pia Quin".split(" "),
    ..."Ravi Sol Tia Uma Vik Wren Xena Yara".split(" "),
    "Zoe",
  ];
}

function external(id: string): SeedUser {
  return {
    id,
    displayName: "Taylor Guest",
    givenName: "Taylor",
    surname: "Guest",
    userPrincipalName: "taylor_partner.example#EXT#@fabrikam.com",
    mail: "taylor@partner.example",
    userType: "Guest",
    creationType: "Invitation",
    externalUserState: "Accepted",
    department: "Partners",
  };
}
