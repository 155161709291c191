import { fabrikam, fabrikamAndContoso, type Seed, type SeedGroup, type SeedUser } from "../../simulator";

/** How many people each department has, in this order. */
export type Departments = Readonly<Record<string, number>>;

/** The group that all of them are in, and one for each department. */
export const crowdGroupId = idOf("c0", 0);

export function departmentGroupId(departments: Departments, department: string): string {
  return idOf("c0", 1 + Object.keys(departments).indexOf(department));
}

function crowdOf(departments: Departments): SeedUser[] {
  const people = Object.entries(departments).flatMap(([department, count]) => Array.from({ length: count }, () => department));
  return people.map((department, index) => ({
    id: idOf("c1", index),
    displayName: `Person ${(index + 1).toString()}`,
    userPrincipalName: `person${(index + 1).toString()}@fabrikam.com`,
    department,
  }));
}

/** Fabrikam and Contoso, with a crowd in Fabrikam beside the people it has. */
export function seedWithCrowd(departments: Departments, others: readonly SeedUser[] = []): Seed {
  const people = crowdOf(departments);
  const groups: SeedGroup[] = Object.keys(departments).map((department) => ({
    id: departmentGroupId(departments, department),
    displayName: department,
    members: people.filter((each) => each.department === department).map((each) => each.id),
  }));
  const all = { id: crowdGroupId, displayName: "Everybody", members: [...people, ...others].map((each) => each.id) };
  const tenants = fabrikamAndContoso.tenants.map((tenant) =>
    tenant.id === fabrikam.tenantId
      ? { ...tenant, users: [...(tenant.users ?? []), ...people, ...others], groups: [...(tenant.groups ?? []), all, ...groups] }
      : tenant,
  );
  return { tenants };
}

function idOf(kind: string, index: number): string {
  return `fab0fa${kind}-0000-4000-8000-${index.toString().padStart(12, "0")}`;
}
