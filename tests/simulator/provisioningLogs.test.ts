import { contoso, fabrikam } from "../../simulator";
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
  startAndFinishInitialCycle,
  targetUsers,
  type Provisioned,
} from "./provisioned";

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned()));
afterEach(() => pair.simulator.close());

test("the provisioning log tells of a new user with both identities, systems and steps", async () => {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  const mail = await mailOf(pair, ada);
  const [line] = await logs(pair);
  const { servicePrincipalId } = pair.configuration;
  expect(line).toMatchObject({
    tenantId: fabrikam.tenantId,
    provisioningAction: "create",
    provisioningStatusInfo: { status: "success", errorInformation: null },
    servicePrincipal: { id: servicePrincipalId, displayName: "Fabrikam to Contoso" },
    initiatedBy: { initiatorType: "system" },
    sourceIdentity: { id: ada, identityType: "User", details: { UserPrincipalName: mail } },
    targetIdentity: { id: (await targetUsers(pair))[mail]?.["id"] },
    targetSystem: { details: { ServicePrincipalId: servicePrincipalId } },
  });
  const steps = Array.from((line?.["provisioningSteps"] ?? []) as ArrayLike<Body>);
  expect(steps.map((step) => step["provisioningStepType"])).toEqual(["import", "scoping", "matching", "export"]);
});

test("an update lists what it changed, before and after", async () => {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  await change(pair, "PATCH", `/users/${ada}`, { department: "Sales" });
  await nextCycle(pair);
  expect((await logs(pair)).at(-1)).toMatchObject({
    provisioningAction: "update",
    modifiedProperties: [{ displayName: "department", oldValue: "Marketing", newValue: "Sales" }],
  });
});

describe("the log is filtered", () => {
  beforeEach(async () => {
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    await assign(pair, ben);
    await nextCycle(pair);
  });

  test("by service principal and time, as in the walkthrough", async () => {
    const id = pair.configuration.servicePrincipalId;
    const day = (offset: number) => new Date(Date.now() + offset * days).toISOString().slice(0, 10);
    const ours = `(contains(tolower(servicePrincipal/id), '${id}') or contains(tolower(servicePrincipal/displayName), '${id}'))`;
    expect(await logs(pair, `(${ours} and activityDateTime gt ${day(-1)} and activityDateTime lt ${day(2)})`)).toHaveLength(2);
    expect(await logs(pair, `(${ours} and activityDateTime gt ${day(2)})`)).toEqual([]);
  });

  test("by job, by cycle, by source user and by action", async () => {
    const [first] = await logs(pair);
    expect(await logs(pair, `jobId eq '${textOf(first?.["jobId"])}'`)).toHaveLength(2);
    expect(await logs(pair, `cycleId eq '${textOf(first?.["cycleId"])}'`)).toHaveLength(1);
    expect(await logs(pair, `sourceIdentity/id eq '${ben}'`)).toHaveLength(1);
    expect(await logs(pair, "provisioningAction eq 'delete'")).toEqual([]);
  });

  test("but not by what Graph does not filter, and it is sorted by time alone", async () => {
    const refused = await pair.source("GET", "/auditLogs/provisioning?$filter=durationInMilliseconds gt 5");
    expect(refused.status).toBe(400);
    expect((await pair.source("GET", "/auditLogs/provisioning?$orderby=jobId")).status).toBe(400);
  });

  test("and comes in pages", async () => {
    const page = await pair.source("GET", "/auditLogs/provisioning?$top=1&$orderby=activityDateTime desc");
    expect(page.body["value"]).toMatchObject([{ sourceIdentity: { id: ben } }]);
    const next = textOf(page.body["@odata.nextLink"]).replace(`${pair.simulator.url}/v1.0`, "");
    expect((await pair.source("GET", next)).body).toMatchObject({ value: [{ sourceIdentity: { id: ada } }] });
  });
});

test("logs are kept for 30 days", async () => {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  await pair.control.advance(32 * days);
  expect(await logs(pair)).toEqual([]);
});

describe("directory audits", () => {
  test("in the target name Microsoft.Azure.SyncFabric as the actor", async () => {
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    const { body } = await pair.control.portal(contoso.tenantId, "GET", "/auditLogs/directoryAudits");
    expect(body).toMatchObject({
      value: [
        {
          activityDisplayName: "Add user",
          category: "UserManagement",
          initiatedBy: { app: { displayName: "Microsoft.Azure.SyncFabric" } },
        },
      ],
    });
  });

  test("in the source tell what was exported and who changed the configuration", async () => {
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    await pair.source("POST", `${pair.job}/pause`);
    const { body } = await pair.source("GET", "/auditLogs/directoryAudits?$filter=category eq 'ProvisioningManagement'");
    const activities = Array.from(body["value"] as ArrayLike<Body>, (audit) => textOf(audit["activityDisplayName"]));
    expect(activities).toEqual([
      "Disable/pause provisioning configuration",
      "Export",
      "Enable/start provisioning configuration",
      "Update provisioning setting or credentials",
    ]);
    expect(body["value"]?.[0]).toMatchObject({
      initiatedBy: { app: { appId: fabrikam.clientId } },
      loggedByService: "Account Provisioning",
    });
  });
});
