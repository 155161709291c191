import { randomUUID } from "node:crypto";
import { contoso, fabrikam, fabrikamAndContoso, pipelineIssuer, SimulatorControl, startSimulator, type Simulator } from "../../simulator";
import { realClock } from "../../provider/engine/settle";
import type { Lifecycle } from "../../provider/engine/lifecycle";
import { createLifecycles } from "../../provider/lifecycles";
import { withShell } from "./ground";

const machine = randomUUID();
const pipeline = randomUUID();
const job = "repo:contoso/tenants:ref:refs/heads/main";

let simulator: Simulator;
let control: SimulatorControl;
const application = { tenantId: contoso.tenantId, clientId: contoso.clientId };

// One for all tests: the identity library asks the first machine that it found, for as long as the process lives.
beforeAll(async () => {
  simulator = await startSimulator({ port: 0, inMemory: true, directory: process.env.SIMULATOR_DIRECTORY, consistencyDelayMs: 0 });
  control = new SimulatorControl(simulator.url);
});
afterAll(() => simulator.close());

beforeEach(async () => {
  const ids = () => ({ applicationId: randomUUID(), servicePrincipalId: randomUUID(), displayName: "Automation" });
  const [source, target, ...others] = fabrikamAndContoso.tenants;
  if (!source || !target) throw new Error("the seed has two tenants");
  const roles = ["Policy.Read.All", "Policy.ReadWrite.CrossTenantAccess"];
  const federated = { issuer: pipelineIssuer, subject: job, audience: "api://AzureADTokenExchange" };
  const applications = [
    ...(target.applications ?? []),
    { clientId: machine, ...ids(), roles, managedIdentity: "system" as const },
    { clientId: pipeline, ...ids(), roles, federatedCredentials: [federated] },
  ];
  await control.clearFaults();
  await control.reset({ tenants: [source, { ...target, applications }, ...others] });
});

/** A policy of Contoso, declared by a program whose way to sign in is this. */
async function policySignedIn(signIn: object, environment: Record<string, string> = {}, tenantId: string = contoso.tenantId) {
  const tenants = JSON.stringify({ contoso: { tenantId, endpoint: simulator.url, ...signIn }, fabrikam: { tenantId: fabrikam.tenantId } });
  const lifecycle = createLifecycles({ environment, clock: realClock, speak: () => () => undefined }).PartnerPolicy;
  await lifecycle.configure?.({ config: { get: (key) => (key === "entra-sync:tenants" ? tenants : undefined) } });
  return lifecycle;
}

async function create(lifecycle: Lifecycle, inputs: object = {}): Promise<{ id: string }> {
  const news = withShell("PartnerPolicy", "mine", {
    tenant: "contoso",
    partner: "fabrikam",
    inboundRedemption: true,
    userSyncAllowed: true,
    ...inputs,
  });
  const checked = await lifecycle.check({}, news);
  expect(checked.failures).toEqual([]);
  return lifecycle.create(checked.inputs);
}

const withSecret = { clientId: contoso.clientId, clientSecret: contoso.clientSecret };

test("a token that is revoked between two writes is replaced, and both are done once", async () => {
  const lifecycle = await policySignedIn(withSecret);
  await create(lifecycle, { partner: "7a3c1f00-5b6d-4e7f-8a9b-0c1d2e3f4a5b" });
  await control.signIn({ ...application, tokens: "revoked" });
  await control.clearRequests();
  await create(lifecycle);
  const { requests } = await control.requests();
  expect(requests.filter((each) => each.kind === "graph" && each.status === 401)).toHaveLength(1);
  expect(requests.filter((each) => each.kind === "part" && each.method === "POST")).toHaveLength(1);
});

test("where the secret was revoked too, the sentence says so, and nothing was written", async () => {
  const lifecycle = await policySignedIn(withSecret);
  await create(lifecycle, { partner: "7a3c1f00-5b6d-4e7f-8a9b-0c1d2e3f4a5b" });
  await control.signIn({ ...application, tokens: "revoked", secrets: "revoked" });
  const before = await control.snapshot();
  await expect(create(lifecycle)).rejects.toThrow(/^signing in to tenant 'contoso' at .* with clientSecret failed: .*AADSTS7000215/);
  expect(await control.snapshot()).toEqual(before);
});

test("where Graph refuses every token, the sentence says where to look", async () => {
  const lifecycle = await policySignedIn(withSecret);
  const error = { code: "InvalidAuthenticationToken", message: "Lifetime validation failed, the token is expired." };
  await control.addFaults([{ path: "/v1.0/", times: 50, effect: { kind: "answer", status: 401, body: { error } } }]);
  await expect(create(lifecycle)).rejects.toThrow(/A fresh token was refused as well\. See whether .* 'contoso' is disabled .* clock/);
});

test("a pipeline signs in with the token of its job", async () => {
  const environment = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${simulator.url}/_pipeline/token?subject=${encodeURIComponent(job)}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-this-job",
  };
  expect((await create(await policySignedIn({ clientId: pipeline }, environment))).id).toBe(fabrikam.tenantId);
});

describe("the identity of the machine", () => {
  beforeEach(() => {
    process.env.IDENTITY_ENDPOINT = `${simulator.url}/msi/token`;
    process.env.IDENTITY_HEADER = "of this machine";
  });
  afterEach(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });

  test("signs in to its own tenant", async () => {
    const lifecycle = await policySignedIn({ signIn: "managedIdentity", clientId: machine });
    expect((await create(lifecycle)).id).toBe(fabrikam.tenantId);
  });

  test("is of one tenant: declared for another it is refused before anything is written", async () => {
    const lifecycle = await policySignedIn({ signIn: "managedIdentity", clientId: machine }, {}, "7a3c1f00-5b6d-4e7f-8a9b-0c1d2e3f4a5b");
    const before = await control.snapshot();
    await expect(create(lifecycle)).rejects.toThrow(/'contoso' is declared as 7a3c1f00.*but its credentials sign in to c0de50c0/);
    expect(await control.snapshot()).toEqual(before);
  });
});
