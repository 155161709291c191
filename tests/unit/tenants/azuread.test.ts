import { createTenantDirectory, type Lookup } from "../../../provider/tenants/directory";
import type { Environment } from "../../../provider/tenants/environment";

const tenantId = "22222222-2222-4222-8222-222222222222";
const clientId = "33333333-3333-4333-8333-333333333333";
const arm = { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: "s" };

function find(alias: string, environment: Environment, configuration: Readonly<Record<string, string>> = {}): Lookup {
  return createTenantDirectory((key) => configuration[key], environment).find(alias);
}

test("what azuread's users have in the environment is the tenant 'default'", () => {
  expect(find("default", arm)).toMatchObject({
    kind: "found",
    tenant: { tenantId, cloud: "global", signIn: { kind: "clientSecret", clientId, clientSecret: "s" } },
  });
});

test("what azuread's users have in the configuration is the tenant 'default'", () => {
  const configuration = { "azuread:tenantId": tenantId, "azuread:clientId": clientId, "azuread:clientSecret": "s" };
  expect(find("default", {}, configuration)).toMatchObject({ kind: "found", tenant: { tenantId, signIn: { kind: "clientSecret" } } });
});

test("azuread's variables win over its configuration", () => {
  expect(find("default", arm, { "azuread:clientSecret": "older" })).toMatchObject({ tenant: { signIn: { clientSecret: "s" } } });
});

test("azuread's credentials sign in to any tenant that is named by its id", () => {
  const other = "55555555-5555-4555-8555-555555555555";
  expect(find(other, arm)).toMatchObject({ tenant: { tenantId: other, signIn: { clientId } } });
});

test("azuread's credentials serve a declared tenant that has none of its own", () => {
  const declared = { "entra-sync:tenants": JSON.stringify({ contoso: { tenantId } }) };
  expect(find("contoso", { ...arm, ARM_TENANT_ID: "" }, declared)).toMatchObject({
    tenant: { tenantId, signIn: { clientId, clientSecret: "s" } },
  });
});

test.each([
  [{ ARM_USE_MSI: "true" }, "managedIdentity"],
  [{ ARM_USE_CLI: "TRUE" }, "azureCli"],
])("azuread's switches are understood: %j", (environment, kind) => {
  expect(find("default", { ARM_TENANT_ID: tenantId, ...environment })).toMatchObject({ tenant: { signIn: { kind } } });
});

test("a pipeline's token file is understood", () => {
  const environment = { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_OIDC_TOKEN_FILE_PATH: "/token" };
  expect(find("default", environment)).toMatchObject({ tenant: { signIn: { kind: "workloadIdentity", tokenFilePath: "/token" } } });
});

test.each([
  ["public", "global"],
  ["usgovernment", "usgovernment"],
  ["usgovernmentl5", "usgovernmentdod"],
  ["China", "china"],
])("azuread's environment %s is the %s cloud", (environment, cloud) => {
  expect(find("default", { ...arm, ARM_ENVIRONMENT: environment })).toMatchObject({ tenant: { cloud } });
});

test("an environment that azuread never had is a problem, and not the public cloud", () => {
  const lookup = find("default", { ...arm, ARM_ENVIRONMENT: "mars" });
  expect(lookup).toMatchObject({ kind: "problem" });
  expect(JSON.stringify(lookup)).toContain("cloud must be one of global");
});
