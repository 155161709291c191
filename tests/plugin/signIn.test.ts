import { createServer, type AddressInfo } from "node:net";
import { contosoId, declaredTenants, fabrikamId, thirdTenantId } from "../lifecycle/tenants";
import { PluginRefused } from "./pluginRefused";
import { declared } from "./program";
import { useStage } from "./stage";
import { StrangeLogin } from "./strangeLogin";

const stage = useStage();

/** What a person may be asked to wait before being told. */
const patienceMs = 4_000;

const wrongSecret = "a-secret-that-ran-out";

/** Creates a policy in `contoso`, declared with these changes; gives what the person reads. */
async function refusal(changes: object): Promise<string> {
  const { fabrikam, contoso } = declaredTenants(stage().control.url);
  const plugin = await stage().startConfigured({ fabrikam, contoso: { ...contoso, ...changes } });
  const row = await stage().row("PartnerPolicy", "mine", plugin);
  const inputs = await row.checked({ ...declared("").PartnerPolicy, partner: thirdTenantId });
  const startedAt = performance.now();
  const refused: unknown = await plugin.create(inputs).catch((error: unknown) => error);
  expect(performance.now() - startedAt).toBeLessThan(patienceMs);
  if (!(refused instanceof PluginRefused)) throw new Error("the plugin did not refuse");
  expect(refused.halfMade).toBeUndefined();
  expect(refused.message).not.toMatch(/\n/);
  return refused.message;
}

test("a wrong secret is told with the tenant's alias and Entra's number, and never with the secret", async () => {
  const message = await refusal({ clientSecret: wrongSecret });
  expect(message).toMatch(/^signing in to tenant 'contoso' at https:\/\/localhost:\d+ with clientSecret failed: .*AADSTS7000215/);
  expect(stage().said()).toContain("AADSTS7000215");
  expect(stage().said()).not.toContain(wrongSecret);
});

test("a tenant that does not exist is told with its id", async () => {
  const message = await refusal({ tenantId: thirdTenantId.replace("7a3c", "8b4d") });
  expect(message).toMatch(/^signing in to tenant 'contoso' .*AADSTS90002: Tenant '8b4d1f00-5b6d-4e7f-8a9b-0c1d2e3f4a5b' not found/);
});

test("an application that the tenant does not have is told with its id", async () => {
  const message = await refusal({ clientId: thirdTenantId });
  expect(message).toMatch(new RegExp(`^signing in to tenant 'contoso' .*AADSTS700016: .*'${thirdTenantId}' was not found`));
});

test("credentials that sign in to another tenant than the declared one write nothing, and both are told", async () => {
  const login = await StrangeLogin.start(stage().control.url);
  const message = await refusal({ tenantId: fabrikamId, endpoint: login.url });
  login.close();
  expect(message).toContain(`tenant 'contoso' is declared as ${fabrikamId}, but its credentials sign in to ${contosoId}.`);
  expect(message).toContain("Nothing was written. Correct tenantId or the credentials of 'contoso' in entra-sync:tenants.");
  expect(login.asked).toEqual([]);
  const { requests } = await stage().control.requests();
  expect(requests.filter((each) => each.kind !== "token")).toEqual([]);
});

test("a server that nobody is at is told with its address", async () => {
  const endpoint = `https://localhost:${(await closedPort()).toString()}`;
  const message = await refusal({ endpoint });
  expect(message).toContain(`tenant 'contoso' could not be reached at ${endpoint}: `);
  expect(message).toMatch(/ECONNREFUSED.*Check the network, the proxy and the tenant's cloud\.$/);
});

test("a permission that is missing is told at once, with its name", async () => {
  await stage().control.addFaults([
    {
      method: "POST",
      path: "/partners$",
      times: 9,
      effect: { kind: "answer", status: 403, body: { error: { code: "Authorization_RequestDenied", message: "No." } } },
    },
  ]);
  expect(await refusal({})).toMatch(
    /403 Authorization_RequestDenied: No\..*Grant the identity .* 'contoso' Policy\.ReadWrite\.CrossTenantAccess/,
  );
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
