import { randomUUID } from "node:crypto";
import { ClientAssertionCredential, ManagedIdentityCredential } from "@azure/identity";
import { contoso, fabrikam, fabrikamAndContoso, pipelineIssuer, type Seed, type SeedApplication } from "../../simulator";
import { asking, askToken, secretForm, startPair, textOf, type Pair } from "./pair";

const machineClientId = randomUUID();
const bornClientId = randomUUID();
const pipelineClientId = randomUUID();
const job = "repo:fabrikam/tenants:ref:refs/heads/main";
const audience = "api://AzureADTokenExchange";

function application(clientId: string, more: Partial<SeedApplication>): SeedApplication {
  const ids = { applicationId: randomUUID(), servicePrincipalId: randomUUID() };
  return { clientId, ...ids, displayName: clientId, roles: ["Policy.Read.All"], ...more };
}

const extra: readonly SeedApplication[] = [
  application(machineClientId, { managedIdentity: "system" }),
  application(bornClientId, { managedIdentity: "user" }),
  application(pipelineClientId, { federatedCredentials: [{ issuer: pipelineIssuer, subject: job, audience }] }),
];
const seed: Seed = {
  tenants: fabrikamAndContoso.tenants.map((tenant) =>
    tenant.id === fabrikam.tenantId ? { ...tenant, applications: [...(tenant.applications ?? []), ...extra] } : tenant,
  ),
};

let pair: Pair;
let aheadMs = 0;
beforeAll(async () => void (pair = await startPair({ seed, now: () => Date.now() + aheadMs })));
afterEach(() => void (aheadMs = 0));
afterAll(() => pair.simulator.close());

const policy = "/policies/crossTenantAccessPolicy";
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
const refused = [401, "InvalidAuthenticationToken"];
async function asked(token: string): Promise<readonly unknown[]> {
  const { status, body } = await asking(pair.simulator.url, token)("GET", policy);
  return status === 200 ? [200] : [status, body["error"]?.["code"], body["error"]?.["message"]];
}
async function freshToken(): Promise<string> {
  const { body } = await askToken(pair.simulator.url, fabrikam.tenantId, secretForm(fabrikam));
  return textOf(body["access_token"]);
}

describe("the identity of a machine", () => {
  const variables = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "AZURE_POD_IDENTITY_AUTHORITY_HOST"];
  const appService = () => {
    process.env["IDENTITY_ENDPOINT"] = `${pair.simulator.url}/msi/token`;
    process.env["IDENTITY_HEADER"] = "of this machine";
  };
  const virtualMachine = () => void (process.env["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = pair.simulator.url);
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a variable of the environment goes in no other way
  afterEach(() => variables.forEach((name) => delete process.env[name]));

  test.each([
    { where: "App Service", settle: appService, options: {}, clientId: machineClientId },
    { where: "App Service, by its client id", settle: appService, options: { clientId: bornClientId }, clientId: bornClientId },
    {
      where: "a virtual machine, by its client id",
      settle: virtualMachine,
      options: { clientId: machineClientId },
      clientId: machineClientId,
    },
  ])("on $where signs in through @azure/identity, to its own tenant", async ({ settle, options, clientId }) => {
    settle();
    const { token } = await new ManagedIdentityCredential(options).getToken(`${pair.simulator.url}/.default`);
    expect(claimsOf(token)).toMatchObject({ appid: clientId, tid: fabrikam.tenantId });
    expect(await asked(token)).toEqual([200]);
  });

  test("is none of an application that signs in otherwise", async () => {
    appService();
    const credential = new ManagedIdentityCredential({ clientId: contoso.clientId });
    await expect(credential.getToken("https://graph.microsoft.com/.default")).rejects.toThrow(/Identity not found/);
  });

  test.each(["/msi/token?api-version=2019-08-01", "/metadata/identity/oauth2/token?api-version=2018-02-01"])(
    "is not told to a page that was lured into asking %s: the header is missing",
    async (path) => {
      const response = await fetch(`${pair.simulator.url}${path}&resource=https://graph.microsoft.com`);
      expect([400, 401]).toContain(response.status);
    },
  );
});

describe("a pipeline", () => {
  const credential = (subject: string) =>
    new ClientAssertionCredential(
      fabrikam.tenantId,
      pipelineClientId,
      async () => {
        const address = `${pair.simulator.url}/_pipeline/token?subject=${encodeURIComponent(subject)}&audience=${encodeURIComponent(audience)}`;
        const answer = await fetch(address, { headers: { authorization: "Bearer of-this-job" } });
        return ((await answer.json()) as { value: string }).value;
      },
      { authorityHost: pair.simulator.url, disableInstanceDiscovery: true },
    );

  test("signs in with the token of its job, and no secret", async () => {
    const { token } = await credential(job).getToken("https://graph.microsoft.com/.default");
    expect(await asked(token)).toEqual([200]);
  });

  test("of a fork does not", async () => {
    await expect(credential("repo:somebody/fork:ref:refs/heads/main").getToken("https://graph.microsoft.com/.default")).rejects.toThrow(
      /AADSTS700213/,
    );
  });

  test("gets no token without the one of its job", async () => {
    expect((await fetch(`${pair.simulator.url}/_pipeline/token`)).status).toBe(401);
  });
});

describe("a token", () => {
  test("is good for an hour, and five minutes longer for clocks that disagree", async () => {
    const token = await freshToken();
    aheadMs = 64 * 60_000;
    expect(await asked(token)).toEqual([200]);
    aheadMs = 66 * 60_000;
    expect(await asked(token)).toEqual([...refused, "Lifetime validation failed, the token is expired."]);
  });

  test("from the future is not good yet", async () => {
    const token = await freshToken();
    aheadMs = -10 * 60_000;
    expect(await asked(token)).toEqual([...refused, "Lifetime validation failed, the token is not yet valid."]);
  });

  test("for another audience is refused", async () => {
    const form = { ...secretForm(fabrikam), scope: "https://vault.example/.default" };
    const { body } = await askToken(pair.simulator.url, fabrikam.tenantId, form);
    expect(await asked(textOf(body["access_token"]))).toEqual([...refused, "Access token validation failure. Invalid audience."]);
  });

  test("that is revoked is worth nothing, and the next one is good", async () => {
    const token = await freshToken();
    await pair.control.signIn({ tenantId: fabrikam.tenantId, clientId: fabrikam.clientId, tokens: "revoked" });
    expect((await asked(token)).slice(0, 2)).toEqual(refused);
    expect(await asked(await freshToken())).toEqual([200]);
  });
});

test("a revoked secret signs in no more until it is restored, and tokens it got stay good", async () => {
  const application = { tenantId: fabrikam.tenantId, clientId: fabrikam.clientId };
  const token = await freshToken();
  await pair.control.signIn({ ...application, secrets: "revoked" });
  expect((await askToken(pair.simulator.url, fabrikam.tenantId, secretForm(fabrikam))).body["error_codes"]).toEqual([7000215]);
  expect(await asked(token)).toEqual([200]);
  await pair.control.signIn({ ...application, secrets: "restored" });
  expect((await askToken(pair.simulator.url, fabrikam.tenantId, secretForm(fabrikam))).status).toBe(200);
  await expect(pair.control.signIn({ ...application, clientId: randomUUID(), tokens: "revoked" })).rejects.toThrow(/no application/);
});
