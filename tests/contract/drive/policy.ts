import { contoso } from "../../../simulator";
import type { Version } from "../../../simulator/graph/call";
import type { Recorded } from "../record";

const policy = "/policies/crossTenantAccessPolicy";
const partner = `${policy}/partners/${contoso.tenantId}`;
const everyone = {
  usersAndGroups: { accessType: "allowed", targets: [{ target: "AllUsers", targetType: "user" }] },
  applications: { accessType: "blocked", targets: [{ target: "AllApplications", targetType: "application" }] },
};

/** Asks for everything about cross-tenant access, from the source tenant. */
export async function drivePolicy(ask: Recorded, version: Version): Promise<void> {
  await ask("GET", policy);
  await ask("PATCH", policy, { body: { displayName: "Access of other tenants", allowedCloudEndpoints: ["microsoftonline.us"] } });
  await ask("GET", `${policy}/default`);
  await ask("PATCH", `${policy}/default`, { body: { inboundTrust: { isMfaAccepted: true }, b2bCollaborationInbound: everyone } });
  await ask("GET", `${policy}/default?$select=isServiceDefault,inboundTrust`);
  await ask("POST", `${policy}/default/resetToSystemDefault`);
  await drivePartners(ask, version);
  await driveTemplates(ask);
}

async function drivePartners(ask: Recorded, version: Version): Promise<void> {
  const group = version === "beta" ? { groupSyncInbound: { isSyncAllowed: true } } : {};
  await ask("POST", `${policy}/partners`, { body: { tenantId: contoso.tenantId } });
  await ask("POST", `${policy}/partners`, { body: { tenantId: contoso.tenantId } });
  await ask("PATCH", partner, {
    body: {
      automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true },
      b2bCollaborationInbound: everyone,
      inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
    },
  });
  await ask("GET", `${policy}/partners`);
  await ask("PUT", `${partner}/identitySynchronization`, {
    body: { displayName: "Contoso", userSyncInbound: { isSyncAllowed: true }, ...group },
  });
  await ask("PUT", `${partner}/identitySynchronization`, { body: { userSyncInbound: { isSyncAllowed: true } } });
  await ask("GET", `${policy}/partners?$expand=identitySynchronization`);
  await ask("GET", `${policy}/partners?$select=tenantId,automaticUserConsentSettings`);
  await ask("GET", partner);
  await ask("GET", `${partner}?$expand=identitySynchronization`);
  await ask("GET", `${partner}?$select=tenantId&$expand=identitySynchronization`);
  await ask("GET", `${partner}/identitySynchronization`);
  await ask("PATCH", `${partner}/identitySynchronization`, { body: { userSyncInbound: { isSyncAllowed: false } } });
  await ask("DELETE", partner);
  await ask("DELETE", `${partner}/identitySynchronization`);
  await ask("DELETE", partner);
}

async function driveTemplates(ask: Recorded): Promise<void> {
  const templates = [
    ["multiTenantOrganizationIdentitySynchronization", { userSyncInbound: { isSyncAllowed: true } }],
    ["multiTenantOrganizationPartnerConfiguration", { inboundTrust: { isMfaAccepted: true } }],
  ] as const;
  for (const [name, members] of templates) {
    await ask("GET", `${policy}/templates/${name}`);
    await ask("PATCH", `${policy}/templates/${name}`, { body: { templateApplicationLevel: "nobody" } });
    await ask("PATCH", `${policy}/templates/${name}`, { body: { templateApplicationLevel: "newPartners,existingPartners", ...members } });
    await ask("GET", `${policy}/templates/${name}`);
    await ask("POST", `${policy}/templates/${name}/resetToDefaultSettings`);
  }
}
