const aliases = ["fabrikam", "contoso", "adatum", "litware", "northwind", "proseware", "relecloud", "tailspin", "wingtip", "woodgrove"];

const roles = [
  "Policy.Read.All",
  "Policy.ReadWrite.CrossTenantAccess",
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Synchronization.ReadWrite.All",
];

/** So many tenants, each with a group of people and an application that automation signs in as. */
export function meshOf(count) {
  return Array.from({ length: count }, (_, index) => tenantOf(aliases[index] ?? `tenant${index}`, index));
}

function tenantOf(alias, index) {
  const id = (kind, number = 0) => `${kind}-0000-4000-8000-${String(index * 100 + number).padStart(12, "0")}`;
  const users = Array.from({ length: 3 }, (_, number) => ({
    id: id("0e0e0e0e", number),
    displayName: `Person ${number}`,
    userPrincipalName: `person${number}@${alias}.example`,
  }));
  const automation = { clientId: id("0c0c0c0c"), secret: `${alias}-automation-secret` };
  return {
    alias,
    group: id("0a0a0a0a"),
    ...automation,
    seed: {
      id: id("0b0b0b0b"),
      displayName: alias,
      domain: `${alias}.example`,
      users,
      groups: [{ id: id("0a0a0a0a"), displayName: "Synchronized", members: users.map((user) => user.id) }],
      applications: [
        {
          clientId: automation.clientId,
          applicationId: id("0d0d0d0d"),
          servicePrincipalId: id("0f0f0f0f"),
          displayName: "Automation",
          secrets: [automation.secret],
          roles,
        },
      ],
    },
  };
}

/** What the example wants to be told of them, as arguments of `pulumi config set-all --path`. */
export function meshSettings(tenants, endpoint) {
  return tenants.flatMap(({ alias, group, clientId, secret, seed }) => {
    const key = `entra-sync:tenants.${alias}`;
    return [
      ...["--plaintext", `${key}.tenantId=${seed.id}`],
      ...["--plaintext", `${key}.clientId=${clientId}`],
      ...["--secret", `${key}.clientSecret=${secret}`],
      ...["--plaintext", `${key}.endpoint=${endpoint}`],
      ...["--plaintext", `meshTenants.${alias}.groups[0]=${group}`],
    ];
  });
}
