import { fabrikam, fabrikamAndContoso, type Seed, type SeedUser } from "../../simulator";

const givenNames = "Amal Ben Chloe Dana Emil Femi Gita Hugo Ines Jan Kofi Lin Mara Noor Omar Petra Rosa Sami Tara Yusuf".split(" ");
const surnames = (
  "Abbot Baker Castro Diaz Ekman Fischer Garcia Hansen Ito Jensen Keller Lopez Meyer Novak Okafor Patel Quist Rossi Silva Tanaka " +
  "Ueda Varga Weber Xu Yilmaz Zhang Adler Bauer Costa Dubois Egger Frank Gruber Huber Ivanov"
).split(" ");

/** Those who stay when an agency's 612 people are taken out of the group. */
const staying = 88;
const leaving = 612;

/** The group that is synchronized: 700 employees, and two people whom the service leaves out. */
export const projectGroupId = "fab0fab0-0000-4000-8000-000000001004";

const own = fabrikam.marketingUserIds;
const hired = Array.from({ length: staying - own.length + leaving }, (_, index) => person(index));

/** Whom somebody takes out of the group. */
export const agencyUserIds: readonly string[] = hired.slice(-leaving).map(({ id }) => id);

const members = [...own, fabrikam.externalUserId, fabrikam.disabledUserId, ...hired.map(({ id }) => id)];

/** Fabrikam and Contoso, with a project at Contoso that 700 of Fabrikam's people work for. */
export const projectSeed: Seed = {
  tenants: fabrikamAndContoso.tenants.map((tenant) =>
    tenant.id === fabrikam.tenantId
      ? {
          ...tenant,
          users: [...(tenant.users ?? []), ...hired],
          groups: [...(tenant.groups ?? []), { id: projectGroupId, displayName: "Contoso project", members }],
        }
      : tenant,
  ),
};

function person(index: number): SeedUser {
  const givenName = givenNames[index % givenNames.length] ?? "";
  const surname = surnames[Math.floor(index / givenNames.length)] ?? "";
  return {
    id: `fab0fab0-0000-4000-8000-${(30_000 + index).toString().padStart(12, "0")}`,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName: `${givenName}.${surname}@fabrikam.com`.toLowerCase(),
    department: "Contoso project",
    jobTitle: "Consultant",
  };
}
