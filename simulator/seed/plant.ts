import { makeApplication, makeServicePrincipal } from "../applications/makeApplication";
import { makeGroup } from "../directory/groupType";
import { makeUser } from "../directory/userType";
import { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { Seed, SeedApplication, SeedGroup, SeedTenant, SeedUser } from "./seed";

/** Makes the tenants of a seed; one that exists already is left as it is. Returns the ids of those made. */
export function plant(world: World, seed: Seed): string[] {
  return world.store.atomically(() => seed.tenants.flatMap((tenant) => plantTenant(world, tenant)));
}

function plantTenant(world: World, seed: SeedTenant): string[] {
  const id = seed.id.toLowerCase();
  const tenant = new Tenant(world, id, true);
  if (tenant.find("tenant", id)) return [];
  // The tenants were there long before: what they hold is visible at once.
  tenant.change("tenant", id, { id, displayName: seed.displayName, domain: seed.domain.toLowerCase() });
  const now = new Date(world.now());
  for (const user of seed.users ?? []) plantUser(tenant, user, now);
  for (const group of seed.groups ?? []) plantGroup(tenant, group, now);
  for (const application of seed.applications ?? []) plantApplication(tenant, application, now);
  return [id];
}

function plantUser(tenant: Tenant, seed: SeedUser, now: Date): void {
  const id = seed.id.toLowerCase();
  const mailNickname = seed.userPrincipalName.split("@")[0] ?? "";
  const { smsSignIn, ...given } = seed;
  tenant.change("user", id, makeUser(id, { mailNickname, mail: seed.userPrincipalName, ...given }, now));
  if (smsSignIn) tenant.change("signInPhone", id, { smsSignIn });
}

function plantGroup(tenant: Tenant, seed: SeedGroup, now: Date): void {
  const id = seed.id.toLowerCase();
  const { members = [], ...given } = seed;
  const mailNickname = seed.displayName.toLowerCase().replace(/\W/g, "");
  tenant.change("group", id, makeGroup(id, { mailEnabled: false, mailNickname, securityEnabled: true, ...given }, now));
  for (const member of members) {
    const memberId = member.toLowerCase();
    tenant.change("member", `${id}/${memberId}`, { groupId: id, memberId }, id);
  }
}

function plantApplication(tenant: Tenant, seed: SeedApplication, now: Date): void {
  const appId = seed.clientId.toLowerCase();
  const plan = {
    appId,
    applicationId: seed.applicationId.toLowerCase(),
    servicePrincipalId: seed.servicePrincipalId.toLowerCase(),
    displayName: seed.displayName,
    tenantId: tenant.id,
    applicationTemplateId: null,
    appRoles: [],
    scopes: [],
    homePageUrl: null,
    now,
  };
  tenant.change("application", plan.applicationId, makeApplication(plan));
  tenant.change("servicePrincipal", plan.servicePrincipalId, makeServicePrincipal(plan));
  const { secrets = [], certificates = [], federatedCredentials = [], roles, managedIdentity } = seed;
  tenant.change("registration", appId, {
    clientId: appId,
    secrets,
    certificates,
    federatedCredentials,
    roles,
    ...(managedIdentity === undefined ? {} : { managedIdentity }),
  });
}
