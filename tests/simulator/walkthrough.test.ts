import { ClientSecretCredential } from "@azure/identity";
import { Client } from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials";
import { contoso, fabrikam } from "../../simulator";
import { partners, startPair, type Pair } from "./pair";

let pair: Pair;
let source: Client;
let target: Client;

beforeAll(async () => {
  pair = await startPair();
  source = graphClient(pair.simulator.url, fabrikam);
  target = graphClient(pair.simulator.url, contoso);
});
afterAll(() => pair.simulator.close());

function graphClient(url: string, tenant: { tenantId: string; clientId: string; clientSecret: string }): Client {
  const credential = new ClientSecretCredential(tenant.tenantId, tenant.clientId, tenant.clientSecret, {
    authorityHost: url,
    disableInstanceDiscovery: true,
  });
  const authProvider = new TokenCredentialAuthenticationProvider(credential, { scopes: [`${url}/.default`] });
  return Client.initWithMiddleware({ authProvider, baseUrl: `${url}/`, customHosts: new Set(["localhost"]) });
}

const credentials = [
  { key: "CompanyId", value: contoso.tenantId },
  { key: "AuthenticationType", value: "SyncPolicy" },
];

interface Made {
  application: { id: string; tags: string[] };
  servicePrincipal: { id: string; appRoles: { id: string; displayName: string }[]; appRoleAssignmentRequired: boolean; tags: string[] };
}

test("Microsoft's own clients set up, start, stop and take down a pair as the documentation says", async () => {
  const made = (await source
    .api("/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7/instantiate")
    .post({ displayName: "Fabrikam" })) as Made;
  expect(made.application.tags).toEqual([]);
  expect(made.servicePrincipal).toMatchObject({
    appRoleAssignmentRequired: true,
    tags: ["WindowsAzureActiveDirectoryIntegratedApp"],
    appRoles: [{ displayName: "msiam_access" }],
  });
  const principal = `/servicePrincipals/${made.servicePrincipal.id}`;
  const test = () =>
    source
      .api(`${principal}/synchronization/jobs/validateCredentials`)
      .post({ useSavedCredentials: false, templateId: "Azure2Azure", credentials }) as Promise<unknown>;
  const refusal = { statusCode: 400, code: "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure" };

  await expect(test()).rejects.toMatchObject({
    ...refusal,
    message: expect.stringMatching(/source tenant has not enabled automatic user consent/) as string,
  });
  await source.api(partners).post({ tenantId: contoso.tenantId });
  await source.api(`${partners}/${contoso.tenantId}`).patch({ automaticUserConsentSettings: { outboundAllowed: true } });
  await expect(test()).rejects.toMatchObject({
    ...refusal,
    message: expect.stringMatching(/target tenant has not enabled inbound synchronization/) as string,
  });
  await target.api(partners).post({ tenantId: fabrikam.tenantId });
  await target
    .api(`${partners}/${fabrikam.tenantId}/identitySynchronization`)
    .put({ displayName: "Fabrikam", userSyncInbound: { isSyncAllowed: true } });
  await expect(test()).rejects.toMatchObject({
    ...refusal,
    message: expect.stringMatching(/automatic user consent with this tenant/) as string,
  });
  await target.api(`${partners}/${fabrikam.tenantId}`).patch({ automaticUserConsentSettings: { inboundAllowed: true } });
  await test();

  const job = (await source.api(`${principal}/synchronization/jobs`).post({ templateId: "Azure2Azure" })) as { id: string };
  expect(job).toMatchObject({ schedule: { state: "Disabled", interval: "PT40M" }, status: { code: "Paused" } });
  await source.api(`${principal}/synchronization/secrets`).put({ value: [...credentials, { key: "SyncAll", value: "false" }] });
  const assignment = {
    principalId: fabrikam.marketingGroupId,
    resourceId: made.servicePrincipal.id,
    appRoleId: made.servicePrincipal.appRoles[0]?.id,
  };
  const assigned = (await source.api(`${principal}/appRoleAssignedTo`).post(assignment)) as { id: string };
  expect(assigned).toMatchObject({ principalType: "Group", principalDisplayName: "Marketing", resourceDisplayName: "Fabrikam" });

  const jobPath = `${principal}/synchronization/jobs/${job.id}`;
  await source.api(`${jobPath}/start`).post({});
  expect(await source.api(jobPath).get()).toMatchObject({
    schedule: { state: "Active" },
    status: { code: "NotRun", troubleshootingUrl: "", lastExecution: { state: "Failed", error: { code: "None" } } },
  });
  await source.api(`${jobPath}/pause`).post({});
  expect(await source.api(jobPath).get()).toMatchObject({ schedule: { state: "Disabled" }, status: { code: "Paused" } });

  await source.api(`${principal}/appRoleAssignedTo/${assigned.id}`).delete();
  await source.api(jobPath).delete();
  await source.api(`/applications/${made.application.id}`).delete();
  await expect(source.api(principal).get()).rejects.toMatchObject({ statusCode: 404, code: "Request_ResourceNotFound" });
});

test("a page of a collection leads to the next one", async () => {
  const first = (await source.api("/users").top(20).select("id").get()) as { value: unknown[]; "@odata.nextLink": string };
  const second = (await source.api(first["@odata.nextLink"]).get()) as { value: unknown[]; "@odata.nextLink"?: string };
  expect([first.value.length, second.value.length, second["@odata.nextLink"]]).toEqual([20, 7, undefined]);
});
