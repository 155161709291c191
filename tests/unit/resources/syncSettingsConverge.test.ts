import { syncSettings } from "../../../provider/resources/syncSettings";
import { merged } from "../../../provider/resources/syncSettingsWire";
import { inTurn, type Reply } from "../graph/wire";
import { thrownBy } from "../thrown";
import { contosoId, fabrikamId, servicePrincipalId } from "./checked";
import { nothingBefore, worldWhere } from "./world";

const base = `/servicePrincipals/${servicePrincipalId}/synchronization`;
const desired = {
  tenant: "fabrikam",
  tenantId: fabrikamId,
  servicePrincipalId,
  target: "contoso",
  targetTenantId: contosoId,
  scope: "assigned" as const,
  accidentalDeletion: { enabled: true, threshold: 500 },
};
const there = merged({}, desired);
const running: Reply = ({ url }) => {
  if (url === `${base}/jobs`) return { body: { value: [{ id: "job", templateId: "Azure2Azure", schedule: { state: "Active" } }] } };
  return { status: 204, body: undefined };
};
const stopped: Reply = ({ url }) =>
  url === `${base}/jobs`
    ? { body: { value: [{ id: "job", templateId: "Azure2Azure", schedule: { state: "Disabled" } }] } }
    : { status: 204 };

test("what is as declared already is not written", async () => {
  const { world, writes } = worldWhere(running);
  await syncSettings.converge(world, desired, there, nothingBefore());
  expect(writes()).toEqual([]);
});

test("a new connection is tested before it is written", async () => {
  const { world, writes } = worldWhere(running);
  await syncSettings.converge(world, desired, {}, nothingBefore());
  expect(writes()).toEqual([`POST ${base}/jobs/validateCredentials`, `PUT ${base}/secrets`]);
});

test("a connection that stays is not tested again", async () => {
  const { world, writes } = worldWhere(running);
  await syncSettings.converge(world, { ...desired, notification: { email: "sync@fabrikam.com" } }, there, nothingBefore());
  expect(writes()).toEqual([`PUT ${base}/secrets`]);
});

test("a refused connection is not written, and the error names the policies that it needs", async () => {
  const message = "The target tenant has not enabled inbound synchronization with this tenant.";
  const body = { error: { code: "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure", message } };
  const { world, writes } = worldWhere(() => ({ status: 400, body }));
  const error = await thrownBy(syncSettings.converge(world, desired, {}, nothingBefore()));
  expect(error.message).toContain(`the connection from 'fabrikam' to 'contoso' is refused: ${message}`);
  expect(error.message).toContain("Declare a PartnerPolicy in 'contoso'");
  expect(writes()).not.toContain(`PUT ${base}/secrets`);
});

test("a connection that is refused only at first, because its policy is new, is waited for", async () => {
  const { world, writes, clock } = worldWhere(inTurn({ [`${base}/jobs/validateCredentials`]: [{ status: 400 }, { status: 400 }] }));
  await syncSettings.converge(world, desired, {}, nothingBefore());
  expect(writes().at(-1)).toBe(`PUT ${base}/secrets`);
  expect(clock.delays).toHaveLength(2);
});

test("a missing permission to test the connection fails at once", async () => {
  const { world, clock } = worldWhere(() => ({ status: 401, body: { error: { code: "UnknownError", message: "" } } }));
  const error = await thrownBy(syncSettings.converge(world, desired, {}, nothingBefore()));
  expect(error.message).toContain("Synchronization.ReadWrite.All");
  expect(clock.delays).toEqual([]);
});

describe("going from everybody to the assigned", () => {
  test.each(["true", "True"])("restarts a running job once, after it is written (%s)", async (SyncAll) => {
    const { world, writes, said } = worldWhere(running);
    const before = nothingBefore<never>();
    await syncSettings.converge(world, desired, { ...there, SyncAll }, before);
    expect(writes()).toEqual([`PUT ${base}/secrets`, `POST ${base}/jobs/job/restart`]);
    expect(said.join()).toContain("is restarted");
    expect(before.owed).toEqual(["restart", "paid"]);
  });

  test("leaves a stopped job stopped", async () => {
    const { world, writes, said } = worldWhere(stopped);
    await syncSettings.converge(world, desired, { ...there, SyncAll: "true" }, nothingBefore({ ...desired, scope: "all" }));
    expect(writes()).toEqual([`PUT ${base}/secrets`]);
    expect(said).toEqual([]);
  });

  test("still owes the restart where it failed, and the next run does it with nothing else to write", async () => {
    const { world, writes } = worldWhere(running);
    await syncSettings.converge(world, desired, there, nothingBefore({ ...desired, __owed: "restart" }));
    expect(writes()).toEqual([`POST ${base}/jobs/job/restart`]);
  });

  test("is restarted by the next run where the process was killed after the write: state still has the old scope", async () => {
    const { world, writes } = worldWhere(running);
    await syncSettings.converge(world, desired, there, nothingBefore({ ...desired, scope: "all" }));
    expect(writes()).toEqual([`POST ${base}/jobs/job/restart`]);
  });

  test("is announced beforehand, and nothing else is", async () => {
    const { world, said } = worldWhere(running);
    const everybody = { ...desired, scope: "all" } as const;
    await syncSettings.attend?.(world, { known: desired, desired: everybody, isFresh: false });
    await syncSettings.attend?.(world, { known: desired, desired: { ...desired, notification: undefined }, isFresh: false });
    await syncSettings.attend?.(world, { known: everybody, desired: undefined, isFresh: true });
    expect(said).toEqual([]);
    await syncSettings.attend?.(world, { known: everybody, desired, isFresh: false });
    expect(said).toEqual([expect.stringMatching(/deprovisions whoever is not assigned/)]);
  });

  test("and back needs no restart", async () => {
    const { world, writes } = worldWhere(running);
    await syncSettings.converge(world, { ...desired, scope: "all" }, there, nothingBefore(desired));
    expect(writes()).toEqual([`PUT ${base}/secrets`]);
  });
});
