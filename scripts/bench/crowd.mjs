const idOf = (kind, number) => `${kind}-0000-4000-8000-${String(number).padStart(12, "0")}`;
const targetId = idOf("c0c0c0c0", 1);
const roles = [
  "Policy.Read.All",
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Synchronization.ReadWrite.All",
  "Directory.Read.All",
  "AuditLog.Read.All",
];
const partners = "/policies/crossTenantAccessPolicy/partners";

/** The tenant that the crowd is in, and an application that may ask about it. */
export const source = { tenantId: idOf("f0f0f0f0", 1), clientId: idOf("f0f0f0f0", 2), secret: "crowd-secret" };

/** Two tenants, one with many users and one with none; returns who the users are. */
export async function crowd(server, count) {
  const users = Array.from({ length: count }, (_, index) => person(index));
  const application = {
    clientId: source.clientId,
    applicationId: idOf("f0f0f0f0", 3),
    servicePrincipalId: idOf("f0f0f0f0", 4),
    displayName: "Crowd",
    secrets: [source.secret],
    roles,
  };
  await server.control("POST", "tenants", {
    tenants: [
      { id: source.tenantId, displayName: "Crowd", domain: "crowd.example", users, applications: [application] },
      { id: targetId, displayName: "Empty", domain: "empty.example" },
    ],
  });
  return { userIds: users.map((user) => user.id), names: users.map((user) => user.userPrincipalName) };
}

function person(index) {
  const number = String(index).padStart(6, "0");
  return {
    id: idOf("f1f1f1f1", index),
    displayName: `Person ${number}`,
    givenName: "Person",
    surname: number,
    userPrincipalName: `person.${number}@crowd.example`,
    department: `Department ${index % 100}`,
    jobTitle: "Engineer",
  };
}

/** Both tenants agree, and a configuration pushes everybody; returns the path of its job, which is started. */
export async function connectedPair(server, crowded) {
  await server.portal(source.tenantId, "POST", partners, { tenantId: targetId, automaticUserConsentSettings: { outboundAllowed: true } });
  await server.portal(targetId, "POST", partners, { tenantId: source.tenantId, automaticUserConsentSettings: { inboundAllowed: true } });
  await server.portal(targetId, "PUT", `${partners}/${source.tenantId}/identitySynchronization`, {
    userSyncInbound: { isSyncAllowed: true },
  });
  const { job } = await configuration(server, "Everybody", "true");
  crowded.job = job;
  return job;
}

async function configuration(server, displayName, syncAll, assignee) {
  const { servicePrincipal } = await server.graph("POST", "/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7/instantiate", {
    displayName,
  });
  const { id: resourceId, appRoles } = servicePrincipal;
  const synchronization = `/servicePrincipals/${resourceId}/synchronization`;
  const secrets = { AuthenticationType: "SyncPolicy", CompanyId: targetId, SyncAll: syncAll };
  await server.graph("PUT", `${synchronization}/secrets`, { value: Object.entries(secrets).map(([key, value]) => ({ key, value })) });
  const { id } = await server.graph("POST", `${synchronization}/jobs`, { templateId: "Azure2Azure" });
  const assignment = { principalId: assignee, resourceId, appRoleId: appRoles[0].id };
  if (assignee) await server.graph("POST", `/servicePrincipals/${resourceId}/appRoleAssignedTo`, assignment);
  const job = `${synchronization}/jobs/${id}`;
  await server.graph("POST", `${job}/start`);
  return { job };
}

/** Many configurations, each with one user. */
export async function configurations(server, count) {
  for (let index = 0; index < count; index += 1) await configuration(server, `Configuration ${index}`, "false", person(index).id);
}
