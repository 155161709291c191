import { fabrikam } from "../../simulator";
import { textOf, type Body } from "./pair";
import {
  ada,
  assign,
  ben,
  change,
  days,
  logs,
  mailOf,
  nextCycle,
  provisioned,
  saveSecrets,
  seedWith,
  startAndFinishInitialCycle,
  statusOf,
  targetUsers,
  type Provisioned,
} from "./provisioned";

const phoneId = "fab0fab0-0000-4000-8000-00000000f001";
const pendingId = "fab0fab0-0000-4000-8000-00000000f002";
const nestedId = "fab0fab0-0000-4000-8000-00000000f003";
const seed = seedWith({
  fabrikam: [
    { id: phoneId, displayName: "Paul Phone", userPrincipalName: "paul@fabrikam.com", smsSignIn: true },
    { id: pendingId, displayName: "Pia Pending", userPrincipalName: "pia_x.com#EXT#@fabrikam.com", externalUserState: "PendingAcceptance" },
    { id: nestedId, displayName: "Nele Nested", userPrincipalName: "nele@fabrikam.com" },
  ],
});

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned({ seed })));
afterEach(() => pair.simulator.close());

async function targetNames(): Promise<unknown[]> {
  return Object.values(await targetUsers(pair)).map((user) => user["displayName"]);
}

test("direct members of an assigned group are in scope, members of a group within it are not", async () => {
  const inner = await change(pair, "POST", "/groups", {
    displayName: "Inner",
    mailEnabled: false,
    mailNickname: "inner",
    securityEnabled: true,
  });
  const innerId = (inner.body as { id: string }).id;
  await change(pair, "POST", `/groups/${innerId}/members/$ref`, {
    "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${nestedId}`,
  });
  await change(pair, "POST", `/groups/${fabrikam.salesGroupId}/members/$ref`, {
    "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${innerId}`,
  });
  await assign(pair, fabrikam.salesGroupId);
  await startAndFinishInitialCycle(pair);
  expect(await targetNames()).toHaveLength(fabrikam.salesUserIds.length);
  expect(await targetNames()).not.toContain("Nele Nested");
});

test.each([
  ["a disabled user", fabrikam.disabledUserId, "Active in the source system", /not active/],
  ["an external user", fabrikam.externalUserId, "Scoping filter evaluation passed", /alternativeSecurityIds EQUALS 'None'/],
  ["a user who signs in by text message", phoneId, "Scoping filter evaluation passed", /alternativeSecurityIds EQUALS 'None'/],
  ["an invited user who has not accepted", pendingId, "Scoping filter evaluation passed", /userState NOT EQUALS 'PendingAcceptance'/],
])("%s is skipped, and the log says why", async (_, userId, detail, reason) => {
  await assign(pair, userId);
  await startAndFinishInitialCycle(pair);
  expect(await targetNames()).toEqual([]);
  const [line] = await logs(pair, `sourceIdentity/id eq '${userId}'`);
  expect(line).toMatchObject({
    provisioningAction: "create",
    provisioningStatusInfo: {
      status: "skipped",
      errorInformation: { errorCode: "NotEffectivelyEntitled", reason: expect.stringMatching(reason) as string },
    },
  });
  expect(stepNamed(line, "EntrySynchronizationScoping")?.["details"]?.[detail]).toBe("False");
});

function stepNamed(line: Body | undefined, name: string): Body | undefined {
  return Array.from((line?.["provisioningSteps"] ?? []) as ArrayLike<Body>).find((step) => (step["name"] as unknown) === name);
}

test("with SyncAll everybody is in scope but those whom the filter keeps out", async () => {
  await saveSecrets(pair, { syncAll: true });
  await startAndFinishInitialCycle(pair);
  const names = await targetNames();
  expect(names).toHaveLength(12 + 5 + 8 + 1);
  expect(names).toContain("Nele Nested");
});

test("going from everybody to those assigned takes a restart", async () => {
  await saveSecrets(pair, { syncAll: true });
  await startAndFinishInitialCycle(pair);
  await assign(pair, ada);
  await saveSecrets(pair, { syncAll: false });
  await nextCycle(pair);
  expect(await targetNames()).toHaveLength(26);
  await pair.source("POST", `${pair.job}/restart`);
  await nextCycle(pair);
  expect(await targetNames()).toHaveLength(1);
});

test("a scoping filter starts a new initial cycle, and who fails it is removed", async () => {
  await assign(pair, fabrikam.marketingGroupId);
  await assign(pair, fabrikam.salesGroupId);
  await startAndFinishInitialCycle(pair);
  const clause = { sourceOperandName: "department", operatorName: "EQUALS", targetOperand: { values: ["Sales"] } };
  await changeUserMapping(pair, (mapping) => ({
    ...mapping,
    scope: { ...(mapping["scope"] as object), groups: [{ name: "Sales only", clauses: [clause] }] },
  }));
  await nextCycle(pair);
  expect(await targetNames()).toHaveLength(5);
  expect(await statusOf(pair)).toMatchObject({ lastExecution: { countImported: 17, countExported: 12 } });
});

async function changeUserMapping({ source, job }: Provisioned, edit: (mapping: Record<string, unknown>) => object): Promise<void> {
  const schema = JSON.parse(JSON.stringify((await source("GET", `${job}/schema`)).body)) as {
    synchronizationRules: { objectMappings: Record<string, unknown>[] }[];
  };
  for (const rule of schema.synchronizationRules)
    rule.objectMappings = rule.objectMappings.map((each) => ((each["targetObjectName"] as string) === "User" ? { ...edit(each) } : each));
  expect((await source("PUT", `${job}/schema`, schema)).status).toBe(204);
}

test("expressions of the mappings are evaluated for each user", async () => {
  await assign(pair, ada);
  const expression = 'Join(" - ", [displayName], ToUpper([department]))';
  const mapped = { targetAttributeName: "displayName", source: { type: "Function", name: "Join", expression, parameters: [] } };
  await changeUserMapping(pair, (mapping) => ({
    ...mapping,
    attributeMappings: (mapping["attributeMappings"] as { targetAttributeName: string }[]).map((row) =>
      row.targetAttributeName === "displayName" ? mapped : row,
    ),
  }));
  await startAndFinishInitialCycle(pair);
  const { displayName } = (await pair.source("GET", `/users/${ada}`)).body;
  expect(await targetNames()).toEqual([`${String(displayName as unknown)} - MARKETING`]);
});

describe("leaving the scope", () => {
  test.each([
    ["unassigned", (assignment: string) => pair.source("DELETE", assignment)],
    ["deleted in the source", () => change(pair, "DELETE", `/users/${ada}`)],
  ])("a user who is %s is soft-deleted in the target and comes back within 30 days", async (how, leave) => {
    const assignment = await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    const mail = await mailOf(pair, ada);
    const before = (await targetUsers(pair))[mail];
    await leave(assignment);
    await nextCycle(pair);
    expect(await targetNames()).toEqual([]);
    const deleted = await pair.target("GET", "/directory/deletedItems/microsoft.graph.user");
    expect(deleted.body["value"]).toMatchObject([{ id: before?.["id"] }]);
    if (how !== "unassigned") await change(pair, "POST", `/directory/deletedItems/${ada}/restore`);
    await assign(pair, ada);
    await nextCycle(pair);
    expect((await targetUsers(pair))[mail]?.["id"]).toBe(before?.["id"]);
  });

  test("after 30 days the target user is gone, and another is made", async () => {
    const assignment = await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    const mail = await mailOf(pair, ada);
    const before = (await targetUsers(pair))[mail]?.["id"];
    await pair.source("DELETE", assignment);
    await pair.control.advance(32 * days);
    await assign(pair, ada);
    await nextCycle(pair);
    const after = (await targetUsers(pair))[mail]?.["id"];
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });

  test("a user who is disabled is blocked in the target, and stays there when unassigned afterwards", async () => {
    const assignment = await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    const mail = await mailOf(pair, ada);
    await change(pair, "PATCH", `/users/${ada}`, { accountEnabled: false });
    await nextCycle(pair);
    expect((await targetUsers(pair))[mail]).toMatchObject({ accountEnabled: false });
    await pair.source("DELETE", assignment);
    await nextCycle(pair);
    expect((await targetUsers(pair))[mail]).toMatchObject({ accountEnabled: false });
  });

  test("a mapping without Delete removes nobody", async () => {
    const assignment = await assign(pair, ada);
    await changeUserMapping(pair, (mapping) => ({ ...mapping, flowTypes: "Add,Update" }));
    await startAndFinishInitialCycle(pair);
    await pair.source("DELETE", assignment);
    await nextCycle(pair);
    expect(await targetNames()).toHaveLength(1);
  });
});

test("what the target changes stays until the source changes", async () => {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  const mail = await mailOf(pair, ada);
  const id = textOf((await targetUsers(pair))[mail]?.["id"]);
  await pair.control.portal("c0de50c0-0000-4000-8000-000000000002", "PATCH", `/users/${id}`, { accountEnabled: false });
  await nextCycle(pair);
  expect((await targetUsers(pair))[mail]).toMatchObject({ accountEnabled: false });
  await change(pair, "PATCH", `/users/${ada}`, { department: "Sales" });
  await nextCycle(pair);
  expect((await targetUsers(pair))[mail]).toMatchObject({ accountEnabled: true, department: "Sales" });
});

test("a user deleted in the target is not brought back; the log names the anchor", async () => {
  await assign(pair, ben);
  await startAndFinishInitialCycle(pair);
  const id = textOf((await targetUsers(pair))[await mailOf(pair, ben)]?.["id"]);
  await pair.control.portal("c0de50c0-0000-4000-8000-000000000002", "DELETE", `/users/${id}`);
  await change(pair, "PATCH", `/users/${ben}`, { department: "Sales" });
  await nextCycle(pair);
  expect(await targetNames()).toEqual([]);
  expect((await logs(pair)).at(-1)).toMatchObject({
    provisioningStatusInfo: { status: "failure", errorInformation: { errorCode: "InvalidAnchor" } },
  });
  expect(await statusOf(pair)).toMatchObject({ code: "Active", lastExecution: { state: "EntryLevelErrors", countEscrowed: 1 } });
});
