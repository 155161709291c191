import { fabrikam } from "../../simulator";
import { partners, textOf } from "./pair";
import {
  ada,
  assign,
  change,
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

async function run(objectId: string, objectTypeName = "User", ruleId?: string) {
  const schema = (await pair.source("GET", `${pair.job}/schema`)).body;
  const rule = ruleId ?? textOf(schema["synchronizationRules"]?.[0]?.["id"]);
  return pair.source("POST", `${pair.job}/provisionOnDemand`, { parameters: [{ ruleId: rule, subjects: [{ objectId, objectTypeName }] }] });
}

interface Result {
  readonly provisioningSteps: {
    readonly name: string;
    readonly type: string;
    readonly status: string;
    readonly details: Record<string, unknown>;
  }[];
  readonly statusInfo: { readonly status: string; readonly errorCode: string; readonly reason: string };
}

async function resultOf(objectId: string, objectTypeName?: string): Promise<Result | undefined> {
  const { body } = await run(objectId, objectTypeName);
  return (JSON.parse(textOf(body["value"])) as Result[])[0];
}

test("one user is made at once, step by step, also for a job that is not started", async () => {
  await assign(pair, ada);
  const result = await resultOf(ada);
  expect(result?.provisioningSteps.map(({ name, type }) => [name, type])).toEqual([
    ["EntryImport", "Import"],
    ["EntrySynchronizationScoping", "Scoping"],
    ["EntrySynchronizationMatching", "Matching"],
    ["EntryExportAdd", "Export"],
  ]);
  expect(result?.provisioningSteps[1]?.details).toMatchObject({
    IsActive: "True",
    Assigned: "True",
    IsEffectivelyEntitledForProvisioning: "True",
  });
  expect(Object.keys(await targetUsers(pair))).toEqual([await mailOf(pair, ada)]);
  expect(await logs(pair)).toHaveLength(1);
});

test("the other documented form has the outcome in its key", async () => {
  await pair.control.settings({ unknowns: { onDemandResult: "summary" } });
  await assign(pair, ada);
  const first = (await run(ada)).body;
  expect(JSON.parse(textOf(first["key"]))).toEqual({ result: "Success", details: {} });
  expect(JSON.parse(textOf(first["value"]))).toMatchObject({ action: "Create", sourceIdentity: { id: ada } });
  expect(JSON.parse(textOf((await run(ada)).body["key"]))).toMatchObject({ result: "Skipped", details: { errorCode: "RedundantExport" } });
});

test("who is not assigned is skipped, and both reasons are told", async () => {
  const result = await resultOf(ada);
  expect(result?.statusInfo).toMatchObject({ status: "Skipped", errorCode: "NotEffectivelyEntitled" });
  expect(result?.statusInfo.reason).toMatch(/not assigned.*required entitlement/);
  expect(await targetUsers(pair)).toEqual({});
});

test("a disabled user is not made on demand", async () => {
  await assign(pair, fabrikam.disabledUserId);
  expect((await resultOf(fabrikam.disabledUserId))?.statusInfo.errorCode).toBe("NotEffectivelyEntitled");
});

test("groups are not provisioned on demand", async () => {
  expect((await resultOf(fabrikam.marketingGroupId, "Group"))?.statusInfo.errorCode).toBe("EntityTypeNotSupported");
});

test("a soft-deleted target user is not brought back on demand", async () => {
  const assignment = await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  await pair.source("DELETE", assignment);
  await nextCycle(pair);
  await assign(pair, ada);
  expect((await resultOf(ada))?.statusInfo.status).toBe("Skipped");
  expect(await targetUsers(pair)).toEqual({});
});

test("a rule that the job does not have, a missing user and a missing policy are refused", async () => {
  expect((await run(ada, "User", "none")).body["error"]).toMatchObject({ code: "RequestParameterInvalid" });
  expect((await run("00000000-0000-4000-8000-000000000000")).status).toBe(400);
  await change(pair, "DELETE", `${partners}/c0de50c0-0000-4000-8000-000000000002`);
  expect((await run(ada)).body["error"]).toMatchObject({ code: "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure" });
});

describe("parseExpression", () => {
  const parse = (expression: string, properties: object[] = []) =>
    pair.source("POST", `${pair.job}/schema/parseExpression`, {
      expression,
      testInputObject: { definition: null, properties },
      targetAttributeDefinition: null,
    });

  test("reads an expression and evaluates it for an object", async () => {
    const { status, body } = await parse('Join(", ", [surname], ToUpper([givenName]))', [
      { key: "surname", value: "Field" },
      { key: "givenName", value: "Ada" },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      error: null,
      parsingSucceeded: true,
      evaluationSucceeded: true,
      evaluationResult: ["Field, ADA"],
      parsedExpression: { type: "Function", name: "Join" },
    });
  });

  test("says what is wrong with one that cannot be read", async () => {
    const { status, body } = await parse("Join(");
    expect(status).toBe(200);
    expect(body).toMatchObject({ parsingSucceeded: false, evaluationSucceeded: false, parsedExpression: null });
    expect(textOf(body["error"]?.["message"])).not.toBe("");
  });
});
