import { contoso, fabrikam } from "../../simulator";
import { allowGroups, editGroupMapping, membersOf, namesOf, reference, synchronizeGroups, targetGroups } from "./groups";
import { textOf } from "./pair";
import {
  ada,
  assign,
  ben,
  change,
  hours,
  logs,
  nextCycle,
  provisioned,
  saveSecrets,
  startAndFinishInitialCycle,
  statusOf,
  type Provisioned,
} from "./provisioned";

const { marketingGroupId: marketing, salesGroupId: sales, marketingUserIds, salesUserIds } = fabrikam;

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned()));
afterEach(() => pair.simulator.close());

const groupLogs = async () => (await logs(pair)).filter((line) => line["sourceIdentity"]?.["identityType"] === ("Group" as never));

test("the mapping of groups is off by default: their members are synchronized, and the log says why they are not", async () => {
  await allowGroups(pair, true);
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  expect(await targetGroups(pair)).toEqual([]);
  expect(await statusOf(pair)).toMatchObject({ synchronizedEntryCountByType: [{ key: "User to User", value: salesUserIds.length }] });
  expect(await groupLogs()).toMatchObject([
    {
      sourceIdentity: { id: sales, identityType: "Group" },
      provisioningStatusInfo: { status: "skipped", errorInformation: { errorCode: "EntityTypeNotSupported" } },
    },
  ]);
});

test("an assigned group becomes a security group with its members in the target", async () => {
  await synchronizeGroups(pair);
  await assign(pair, marketing);
  await startAndFinishInitialCycle(pair);
  const groups = await targetGroups(pair);
  expect(groups).toMatchObject([{ displayName: "Marketing", securityEnabled: true, mailEnabled: false, groupTypes: [] }]);
  expect(await membersOf(pair, groups[0])).toEqual(await namesOf(pair, marketingUserIds));
  expect(await statusOf(pair)).toMatchObject({
    synchronizedEntryCountByType: [
      { key: "User to User", value: marketingUserIds.length },
      { key: "Group to Group", value: 1 },
    ],
  });
});

test("the logs of both tenants tell of a group as of a group", async () => {
  await synchronizeGroups(pair);
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  const [line] = await groupLogs();
  expect(line).toMatchObject({
    provisioningAction: "create",
    sourceIdentity: { id: sales, displayName: "Sales", details: { odatatype: "Group" } },
    targetIdentity: { identityType: "Group", displayName: "Sales" },
  });
  expect(line?.["modifiedProperties"]).toContainEqual(expect.objectContaining({ displayName: "members" }));
  const { body } = await pair.control.portal(contoso.tenantId, "GET", "/auditLogs/directoryAudits?$filter=category eq 'GroupManagement'");
  expect(body).toMatchObject({ value: [{ activityDisplayName: "Add group", targetResources: [{ type: "Group", displayName: "Sales" }] }] });
});

test("a Microsoft 365 group arrives as a security group", async () => {
  const unified = { displayName: "Project X", mailEnabled: true, mailNickname: "projectx", securityEnabled: true, groupTypes: ["Unified"] };
  const { body } = await change(pair, "POST", "/groups", unified);
  await synchronizeGroups(pair);
  await assign(pair, (body as { id: string }).id);
  await startAndFinishInitialCycle(pair);
  expect(await targetGroups(pair)).toMatchObject([
    { displayName: "Project X", mailNickname: "projectx", groupTypes: [], mailEnabled: false },
  ]);
});

test("a group that roles can be assigned to is skipped, and so is a group within a group", async () => {
  const group = (name: string, others = {}) =>
    change(pair, "POST", "/groups", { displayName: name, mailEnabled: false, mailNickname: name, securityEnabled: true, ...others });
  const roles = ((await group("Roles", { isAssignableToRole: true })).body as { id: string }).id;
  const inner = ((await group("Inner")).body as { id: string }).id;
  await change(pair, "POST", `/groups/${sales}/members/$ref`, reference(inner));
  await synchronizeGroups(pair);
  for (const id of [roles, sales]) await assign(pair, id);
  await startAndFinishInitialCycle(pair);
  const groups = await targetGroups(pair);
  expect(groups.map((each) => each["displayName"])).toEqual(["Sales"]);
  expect(await membersOf(pair, groups[0])).toEqual(await namesOf(pair, salesUserIds));
  const skipped = (await groupLogs()).find((line) => line["sourceIdentity"]?.["id"] === (roles as never));
  expect(skipped).toMatchObject({ provisioningStatusInfo: { errorInformation: { errorCode: "EntityTypeNotSupported" } } });
});

test("a group of the target that has the same name is left alone", async () => {
  const own = { displayName: "Sales", mailEnabled: false, mailNickname: "own", securityEnabled: true };
  const { body } = await pair.control.portal(contoso.tenantId, "POST", "/groups", own);
  await synchronizeGroups(pair);
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  const groups = await targetGroups(pair);
  expect(groups).toHaveLength(2);
  expect(
    await membersOf(
      pair,
      groups.find((each) => each["id"] === (body as { id: never }).id),
    ),
  ).toEqual([]);
});

test("with everybody in scope no group is synchronized", async () => {
  await saveSecrets(pair, { syncAll: true });
  await synchronizeGroups(pair);
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  expect(await targetGroups(pair)).toEqual([]);
});

test("members and names follow the source, and a member whom the target added stays", async () => {
  await synchronizeGroups(pair);
  await assign(pair, sales);
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  const [group] = await targetGroups(pair);
  const guest = { displayName: "Local", accountEnabled: true, mailNickname: "l", userPrincipalName: "l@contoso.com", passwordProfile: {} };
  const local = (await pair.control.portal(contoso.tenantId, "POST", "/users", guest)).body as { id: string };
  await pair.control.portal(contoso.tenantId, "POST", `/groups/${textOf(group?.["id"])}/members/$ref`, reference(local.id));
  await change(pair, "POST", `/groups/${sales}/members/$ref`, reference(ada));
  await change(pair, "DELETE", `/groups/${sales}/members/${textOf(salesUserIds[0])}/$ref`);
  await change(pair, "PATCH", `/groups/${sales}`, { displayName: "Sellers" });
  await nextCycle(pair);
  const [after] = await targetGroups(pair);
  expect(after).toMatchObject({ displayName: "Sellers" });
  expect(await membersOf(pair, after)).toEqual([...(await namesOf(pair, [ada, ...salesUserIds.slice(1)])), "Local"].sort());
});

test("a member who comes into scope later joins the group then", async () => {
  await synchronizeGroups(pair);
  await change(pair, "PATCH", `/users/${textOf(salesUserIds[0])}`, { accountEnabled: false });
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  expect(await membersOf(pair, (await targetGroups(pair))[0])).toHaveLength(salesUserIds.length - 1);
  await change(pair, "PATCH", `/users/${textOf(salesUserIds[0])}`, { accountEnabled: true });
  await nextCycle(pair);
  expect(await membersOf(pair, (await targetGroups(pair))[0])).toHaveLength(salesUserIds.length);
});

test("a cycle in which nothing of a group changed says nothing of it", async () => {
  await synchronizeGroups(pair);
  await assign(pair, sales);
  await assign(pair, ben);
  await startAndFinishInitialCycle(pair);
  await change(pair, "PATCH", `/users/${ben}`, { department: "Sales" });
  await nextCycle(pair);
  expect(await groupLogs()).toHaveLength(1);
});

test.each([
  ["unassigned", (assignment: string) => pair.source("DELETE", assignment)],
  ["deleted", () => change(pair, "DELETE", `/groups/${sales}`)],
  [
    "out of the scoping filter",
    () =>
      editGroupMapping(pair, (mapping) => {
        const targetOperand = { values: ["Buyers"] };
        const clauses = [{ sourceOperandName: "displayName", operatorName: "EQUALS", targetOperand }];
        mapping.scope = { groups: [{ name: "Buyers", clauses }], inputFilterGroups: [], categoryFilterGroups: [] };
      }),
  ],
])("a group that is %s is deleted in the target", async (_how, remove) => {
  await synchronizeGroups(pair);
  const assignment = await assign(pair, sales);
  await assign(pair, marketing);
  await startAndFinishInitialCycle(pair);
  await remove(assignment);
  await pair.control.advance(hours);
  expect((await targetGroups(pair)).map((group) => group["displayName"])).not.toContain("Sales");
});

test("groups count for the deletion threshold", async () => {
  await saveSecrets(pair, { notification: { DeleteThresholdEnabled: true, DeleteThresholdValue: 1 } });
  await synchronizeGroups(pair, (mapping) => void (mapping.flowTypes = "Add,Update,Delete"));
  for (const id of salesUserIds) await assign(pair, id);
  const assignment = await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  await pair.source("DELETE", assignment);
  await nextCycle(pair);
  expect(await statusOf(pair)).toMatchObject({ code: "Quarantine", quarantine: { reason: "TooManyDeletes" } });
  expect((await targetGroups(pair)).map((group) => group["displayName"])).toEqual(["Sales"]);
});

test("until the target lets groups in, each of them fails and is tried again", async () => {
  await editGroupMapping(pair, (mapping) => void (mapping.enabled = true));
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  expect(await targetGroups(pair)).toEqual([]);
  expect((await groupLogs())[0]).toMatchObject({
    provisioningStatusInfo: { status: "failure", errorInformation: { errorCode: "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure" } },
  });
  await allowGroups(pair, true);
  await nextCycle(pair);
  expect(await targetGroups(pair)).toHaveLength(1);
});

test("a target that no longer lets groups in keeps those that it has, as they are", async () => {
  await synchronizeGroups(pair);
  const assignment = await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  await allowGroups(pair, false);
  await change(pair, "PATCH", `/groups/${sales}`, { displayName: "Sellers" });
  await nextCycle(pair);
  await pair.source("DELETE", assignment);
  await nextCycle(pair);
  expect((await targetGroups(pair)).map((group) => group["displayName"])).toEqual(["Sales"]);
});

test("a schema from before groups were synchronized can be told how", async () => {
  await pair.simulator.close();
  pair = await provisioned({ unknowns: { groupMapping: "bare" } });
  const schema = structuredClone((await pair.source("GET", `${pair.job}/schema`)).body) as unknown as {
    directories: { objects: { name: string; attributes: object[] }[] }[];
  };
  for (const { objects } of schema.directories) {
    objects.find((object) => object.name === "Group")?.attributes.push({ name: "displayName", type: "String" });
  }
  await pair.source("PUT", `${pair.job}/schema`, schema);
  await synchronizeGroups(pair, (mapping) => {
    mapping.sourceObjectName = "Group";
    mapping.attributeMappings.push(
      { targetAttributeName: "displayName", source: { type: "Attribute", name: "displayName" } },
      { targetAttributeName: "members", source: { type: "Attribute", name: "members" } },
    );
  });
  await assign(pair, sales);
  await startAndFinishInitialCycle(pair);
  expect(await membersOf(pair, (await targetGroups(pair))[0])).toHaveLength(salesUserIds.length);
});
