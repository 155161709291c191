import { contoso, fabrikam, fabrikamAndContoso } from "../../simulator";
import { instantiate, partners, startPair, type Pair } from "./pair";

let pair: Pair;
beforeEach(async () => void (pair = await startPair()));
afterEach(() => pair.simulator.close());

test("health tells the tenants and the settings", async () => {
  const health = await pair.control.health();
  expect(health.tenants.map((tenant) => tenant.id)).toEqual([fabrikam.tenantId, contoso.tenantId]);
  expect(health).toMatchObject({ status: "ready", consistencyDelayMs: 0, unknowns: { duplicateJob: "conflict" } });
});

test("what was made and deleted again leaves the snapshot as it was, up to the recycle bin", async () => {
  const before = await pair.control.snapshot();
  const { applicationId, servicePrincipalId } = await instantiate(pair.source);
  expect(await pair.control.snapshot()).not.toEqual(before);
  await pair.source("DELETE", `/applications/${applicationId}`);
  for (const id of [applicationId, servicePrincipalId]) await pair.source("DELETE", `/directory/deletedItems/${id}`);
  expect(await pair.control.snapshot()).toEqual(before);
});

test("snapshots hold no sign-in secret", async () => {
  const text = JSON.stringify(await pair.control.snapshot());
  expect(text).toContain(fabrikam.clientId);
  expect(text).not.toContain(fabrikam.clientSecret);
});

test("the portal may do everything, is not listed and is spared the faults", async () => {
  await pair.control.clearRequests();
  await pair.control.addFaults([{ effect: { kind: "answer", status: 500 } }]);
  const made = await pair.control.portal(contoso.tenantId, "POST", partners, { tenantId: fabrikam.tenantId });
  expect(made).toMatchObject({ status: 201, body: { tenantId: fabrikam.tenantId } });
  expect((await pair.control.portal(contoso.tenantId, "GET", "/nowhere")).status).toBe(404);
  expect((await pair.control.requests()).requests).toEqual([]);
  expect(await pair.control.faults()).toHaveLength(1);
});

test("a seed adds the tenants that are missing, and reset starts again", async () => {
  expect(await pair.control.seed(fabrikamAndContoso)).toEqual([]);
  const id = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
  expect(await pair.control.seed({ tenants: [{ id, displayName: "Tailspin", domain: "tailspin.com" }] })).toEqual([id]);
  expect(await pair.control.reset(fabrikamAndContoso)).toEqual([fabrikam.tenantId, contoso.tenantId]);
});

test("a savepoint brings everything back as it was, ids included, as often as wanted", async () => {
  const { applicationId } = await instantiate(pair.source);
  const savepoint = await pair.control.savepoint();
  const before = await pair.control.snapshot();
  for (let count = 0; count < 2; count++) {
    await pair.source("DELETE", `/applications/${applicationId}`);
    await instantiate(pair.source, "Another");
    await pair.control.addWeather({ name: "serverError" });
    await pair.control.comeBackTo(savepoint);
    expect(await pair.control.snapshot()).toEqual(before);
    expect((await pair.source("GET", `/applications/${applicationId}`)).status).toBe(200);
  }
  await expect(pair.control.comeBackTo("nowhere")).rejects.toThrow(/400 .*There is no savepoint 'nowhere'/);
});

test("a seed or a setting that makes no sense is refused by name", async () => {
  await expect(pair.control.seed({ tenants: [{ id: "x", displayName: "Tailspin", domain: "tailspin.com" }] })).rejects.toThrow(/'id'/);
  await expect(pair.control.seed({ tenants: [{ colour: "red" } as never] })).rejects.toThrow(/colour/);
  await expect(pair.control.settings({ unknowns: { duplicateJob: "maybe" as never } })).rejects.toThrow(/conflict.*existing/);
});

test("requests are listed with what they sent", async () => {
  const { next } = await pair.control.requests();
  await pair.target("POST", partners, { tenantId: fabrikam.tenantId });
  const { requests } = await pair.control.requests(next);
  expect(requests).toMatchObject([
    {
      kind: "graph",
      method: "POST",
      path: `/v1.0${partners}`,
      status: 201,
      tenantId: contoso.tenantId,
      appId: contoso.clientId,
      bodyText: JSON.stringify({ tenantId: fabrikam.tenantId }),
    },
  ]);
});
