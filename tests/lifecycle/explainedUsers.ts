import fc from "fast-check";
import { contoso, fabrikam, fabrikamAndContoso, type Seed, type SeedUser } from "../../simulator";

/** Everything about a user of the source tenant that may decide what becomes of it. */
interface Traits {
  readonly enabled: boolean;
  readonly kind: "member" | "guest" | "invited" | "pending" | "textMessage";
  readonly assigned: "not" | "directly" | "group" | "nestedGroup" | "twice";
  readonly department: string | undefined;
  readonly jobTitle: string | undefined;
  readonly mail: "as named" | "other";
  readonly inTarget: "nobody" | "invited" | "pending" | "byMail" | "internal";
}

const traits: fc.Arbitrary<Traits> = fc.record({
  enabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant("member" as const) },
    { weight: 3, arbitrary: fc.constantFrom("guest" as const, "invited" as const, "pending" as const, "textMessage" as const) },
  ),
  assigned: fc.oneof(
    { weight: 4, arbitrary: fc.constant("group" as const) },
    { weight: 3, arbitrary: fc.constantFrom("not" as const, "directly" as const, "nestedGroup" as const, "twice" as const) },
  ),
  department: fc.constantFrom("Marketing", "marketing", "Sales", "Legal", "", undefined),
  jobTitle: fc.constantFrom("Manager", "Manager of managers", "", undefined),
  mail: fc.constantFrom("as named" as const, "other" as const),
  inTarget: fc.oneof(
    { weight: 4, arbitrary: fc.constant("nobody" as const) },
    { weight: 2, arbitrary: fc.constantFrom("invited" as const, "pending" as const, "byMail" as const, "internal" as const) },
  ),
});

export const groupIds = { assigned: idOf("c0", 1), outer: idOf("c0", 2), inner: idOf("c0", 3) };

/** Department Marketing, or any manager outside of Legal. */
export const filterGroups = [
  { name: "Marketing", clauses: [clause("department", "EQUALS", "Marketing")] },
  { name: "Managers", clauses: [clause("jobTitle", "EQUALS", "Manager"), clause("department", "NOT EQUALS", "Legal")] },
];

export interface Crowd {
  readonly seed: Seed;
  readonly ids: readonly string[];
  /** Who is assigned by himself. */
  readonly direct: readonly string[];
}

/** The same people for the same seed, so that a failure can be looked at again. */
export function crowdOf(count: number, seed: number): Crowd {
  const people = fc
    .sample(traits, { numRuns: count, seed })
    .map((each, index) => ({ ...each, id: idOf("c1", index), name: `person${index.toString()}` }));
  const idsOf = (...ways: readonly Traits["assigned"][]): string[] =>
    people.filter(({ assigned }) => ways.includes(assigned)).map(({ id }) => id);
  const groups = [
    { id: groupIds.assigned, displayName: "Assigned", members: idsOf("group", "twice") },
    { id: groupIds.outer, displayName: "Outer", members: [groupIds.inner] },
    { id: groupIds.inner, displayName: "Inner", members: idsOf("nestedGroup") },
  ];
  const tenants = fabrikamAndContoso.tenants.map((tenant) => {
    if (tenant.id === contoso.tenantId) return { ...tenant, users: people.flatMap(targetUser) };
    const applications = (tenant.applications ?? []).map((each) =>
      each.clientId === fabrikam.clientId ? { ...each, roles: [...each.roles, "UserAuthenticationMethod.Read.All"] } : each,
    );
    return { ...tenant, applications, groups, users: people.map(sourceUser) };
  });
  return { seed: { tenants }, ids: people.map(({ id }) => id), direct: idsOf("directly", "twice") };
}

type Person = Traits & { readonly id: string; readonly name: string };

function sourceUser(person: Person): SeedUser {
  const { id, name, enabled, kind, department, jobTitle } = person;
  const state = { pending: "PendingAcceptance", invited: "Accepted" }[kind as string];
  return {
    id,
    displayName: name,
    userPrincipalName: `${name}@fabrikam.com`,
    mail: mailOf(person),
    accountEnabled: enabled,
    ...(department === undefined ? {} : { department }),
    ...(jobTitle === undefined ? {} : { jobTitle }),
    ...(kind === "guest" ? { userType: "Guest" as const } : {}),
    ...(state === undefined ? {} : { creationType: "Invitation", externalUserState: state }),
    ...(kind === "textMessage" ? { smsSignIn: true } : {}),
  };
}

function mailOf({ name, mail }: Person): string {
  return mail === "as named" ? `${name}@fabrikam.com` : `mail.${name}@fabrikam.example`;
}

/** Whom the source user meets in the target, if anybody. */
function targetUser(person: Person): SeedUser[] {
  const { id, name, inTarget } = person;
  const common = { id: id.replace("c1", "c2"), displayName: `${name} there` };
  const invited = { ...common, creationType: "Invitation", mail: mailOf(person) };
  const externalName = `${name}_fabrikam.com#EXT#@contoso.onmicrosoft.com`;
  switch (inTarget) {
    case "nobody":
      return [];
    case "invited":
      return [{ ...invited, userPrincipalName: externalName, externalUserState: "Accepted", department: "Marketing" }];
    case "pending":
      return [{ ...invited, userPrincipalName: externalName, externalUserState: "PendingAcceptance" }];
    case "byMail":
      return [
        { ...invited, userPrincipalName: `other.${name}_fabrikam.example#EXT#@contoso.onmicrosoft.com`, externalUserState: "Accepted" },
      ];
    case "internal":
      return [{ ...common, userPrincipalName: `${name}@contoso.com`, mail: mailOf(person) }];
  }
}

function clause(attribute: string, operator: string, value: string): object {
  return { sourceOperandName: attribute, operatorName: operator, targetOperand: { values: [value] } };
}

function idOf(kind: string, index: number): string {
  return `fab0fa${kind}-0000-4000-8000-${index.toString().padStart(12, "0")}`;
}
