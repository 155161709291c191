import { contoso, fabrikam } from "../../simulator";
import { partners, textOf } from "./pair";
import {
  ada,
  assign,
  change,
  days,
  hours,
  logs,
  minutes,
  nextCycle,
  provisioned,
  saveSecrets,
  start,
  startAndFinishInitialCycle,
  statusOf,
  targetUsers,
  type Provisioned,
} from "./provisioned";

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned()));
afterEach(() => pair.simulator.close());

const notification = { Enabled: true, Recipients: "ops@fabrikam.com", DeleteThresholdEnabled: true, DeleteThresholdValue: 3 };
const forceDeletes = { criteria: { resetScope: "ForceDeletes" } };

async function leaving(count: number): Promise<void> {
  await saveSecrets(pair, { notification });
  const assignments = [];
  for (const userId of fabrikam.marketingUserIds) assignments.push(await assign(pair, userId));
  await startAndFinishInitialCycle(pair);
  for (const assignment of assignments.slice(0, count)) await pair.source("DELETE", assignment);
  await nextCycle(pair);
}

async function count(): Promise<number> {
  return Object.keys(await targetUsers(pair)).length;
}

describe("the deletion threshold", () => {
  test("one delete fewer than the threshold passes", async () => {
    await leaving(2);
    expect(await count()).toBe(10);
    expect(await statusOf(pair)).toMatchObject({ code: "Active", quarantine: null });
    expect(await pair.control.mails()).toEqual([]);
  });

  test("as many as the threshold are staged, and put the job into quarantine", async () => {
    await leaving(3);
    expect(await count()).toBe(12);
    expect(await statusOf(pair)).toMatchObject({ code: "Quarantine", quarantine: { reason: "TooManyDeletes", seriesCount: 0 } });
    expect(await logs(pair, "provisioningAction eq 'stagedDelete'")).toHaveLength(3);
  });

  test("a mail tells the recipients at most once a day", async () => {
    await leaving(3);
    expect(await pair.control.mails()).toMatchObject([
      { tenantId: fabrikam.tenantId, from: "azure-noreply@microsoft.com", to: ["ops@fabrikam.com"], reason: "TooManyDeletes" },
    ]);
    await pair.control.advance(7 * hours);
    expect(await statusOf(pair)).toMatchObject({ quarantine: { seriesCount: 1 } });
    expect(await pair.control.mails()).toHaveLength(1);
    await pair.control.advance(2 * days);
    expect(await pair.control.mails()).toHaveLength(2);
  });

  test("ForceDeletes lets them through", async () => {
    await leaving(3);
    await pair.source("POST", `${pair.job}/restart`, forceDeletes);
    await pair.control.advance(10 * minutes);
    expect(await count()).toBe(9);
    expect(await statusOf(pair)).toMatchObject({ code: "Active", quarantine: null });
  });

  test("assigning them again rejects the deletes", async () => {
    await leaving(3);
    for (const userId of fabrikam.marketingUserIds.slice(0, 3)) await assign(pair, userId);
    await pair.control.advance(7 * hours);
    expect(await count()).toBe(12);
    expect(await statusOf(pair)).toMatchObject({ code: "Active", quarantine: null });
  });

  test("users who are disabled count as well", async () => {
    await leaving(0);
    for (const userId of fabrikam.marketingUserIds.slice(0, 3)) await change(pair, "PATCH", `/users/${userId}`, { accountEnabled: false });
    await nextCycle(pair);
    expect(await statusOf(pair)).toMatchObject({ code: "Quarantine", quarantine: { reason: "TooManyDeletes" } });
  });
});

describe("a policy that breaks", () => {
  const inbound = `${partners}/${fabrikam.tenantId}/identitySynchronization`;
  const allow = (isSyncAllowed: boolean) => pair.control.portal(contoso.tenantId, "PATCH", inbound, { userSyncInbound: { isSyncAllowed } });
  beforeEach(async () => {
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    await allow(false);
    await nextCycle(pair);
  });

  test("stops the next cycle with the reason", async () => {
    const error = { code: "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure", tenantActionable: true };
    expect(await statusOf(pair)).toMatchObject({
      code: "Quarantine",
      countSuccessiveCompleteFailures: 1,
      quarantine: { reason: "EncounteredQuarantineException", error },
      lastExecution: { state: "Failed", error },
    });
  });

  test("is tried again after 6, 12 and 24 hours, then daily", async () => {
    const attempts: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { quarantine } = await statusOf(pair);
      const [began, next] = [quarantine?.["currentBegan"], quarantine?.["nextAttempt"]].map((time) => Date.parse(String(time as unknown)));
      attempts.push(((next ?? 0) - (began ?? 0)) / hours);
      await pair.control.advance((next ?? 0) - Date.parse((await pair.control.clock()).now) + minutes);
    }
    expect(attempts).toEqual([6, 12, 24, 24, 24]);
  });

  test("is over with the first attempt after the repair", async () => {
    await allow(true);
    await pair.control.advance(7 * hours);
    expect(await statusOf(pair)).toMatchObject({ code: "Active", quarantine: null, countSuccessiveCompleteFailures: 0 });
  });

  test("disables the job after four weeks", async () => {
    await pair.control.advance(30 * days);
    expect((await pair.source("GET", pair.job)).body).toMatchObject({ schedule: { state: "Disabled" }, status: { code: "Quarantine" } });
    await allow(true);
    await pair.control.advance(2 * days);
    expect(await statusOf(pair)).toMatchObject({ code: "Quarantine" });
    await start(pair);
    await nextCycle(pair);
    expect(await statusOf(pair)).toMatchObject({ code: "Active" });
  });
});

describe("restart", () => {
  test("with Watermark looks at everybody again, and repairs what the target changed", async () => {
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    const [user] = Object.values(await targetUsers(pair));
    await pair.control.portal(contoso.tenantId, "PATCH", `/users/${textOf(user?.["id"])}`, { department: "Elsewhere" });
    await pair.source("POST", `${pair.job}/restart`, { criteria: { resetScope: "Watermark" } });
    await nextCycle(pair);
    expect(Object.values(await targetUsers(pair))).toMatchObject([{ department: "Marketing" }]);
  });

  test("with Full forgets the links and finds the same users again", async () => {
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    const before = await targetUsers(pair);
    await pair.source("POST", `${pair.job}/restart`, { criteria: { resetScope: "Full" } });
    await nextCycle(pair);
    expect(await targetUsers(pair)).toEqual(before);
    expect(await statusOf(pair)).toMatchObject({ synchronizedEntryCountByType: [{ value: 1 }] });
  });

  test("without QuarantineState leaves a quarantine in place", async () => {
    await leaving(3);
    await pair.source("POST", `${pair.job}/restart`, { criteria: { resetScope: "Escrows" } });
    expect(await statusOf(pair)).toMatchObject({ code: "Quarantine" });
  });

  test("with a scope that must not be used does nothing, or is refused where that is chosen", async () => {
    const none = { criteria: { resetScope: "None" } };
    expect((await pair.source("POST", `${pair.job}/restart`, none)).status).toBe(204);
    await pair.control.settings({ unknowns: { unusableResetScope: "refused" } });
    expect((await pair.source("POST", `${pair.job}/restart`, none)).status).toBe(400);
  });
});

test("pause lets the cycle under way run to its end, and no other begin", async () => {
  await assign(pair, fabrikam.marketingGroupId);
  await start(pair);
  await pair.control.advance(10 * minutes);
  await pair.source("POST", `${pair.job}/pause`);
  await pair.control.advance(20 * minutes);
  expect(await count()).toBe(12);
  expect(await statusOf(pair)).toMatchObject({ code: "Paused", progress: [], lastExecution: { countExported: 12 } });
  await change(pair, "PATCH", `/users/${ada}`, { department: "Sales" });
  await pair.control.advance(3 * hours);
  expect(await statusOf(pair)).toMatchObject({ code: "Paused", lastExecution: { countExported: 12 } });
  await start(pair);
  await nextCycle(pair);
  expect(await statusOf(pair)).toMatchObject({ code: "Active", lastExecution: { countImported: 1, countExported: 1 } });
});
