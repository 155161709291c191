import { fabrikam } from "../../simulator";
import {
  ada,
  assign,
  change,
  logs,
  mailOf,
  minutes,
  nextCycle,
  provisioned,
  start,
  startAndFinishInitialCycle,
  statusOf,
  targetUsers,
  type Provisioned,
} from "./provisioned";

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned()));
afterEach(() => pair.simulator.close());

test("a started job shows NotRun and an execution that never was until its initial cycle is through", async () => {
  await assign(pair, fabrikam.marketingGroupId);
  await start(pair);
  expect(await statusOf(pair)).toMatchObject({ code: "NotRun", progress: [], lastExecution: { state: "Failed", error: { code: "None" } } });
  await pair.control.advance(11 * minutes);
  expect(await statusOf(pair)).toMatchObject({ code: "NotRun", progress: [{ completedUnits: 6, totalUnits: 12, units: "users" }] });
  expect(Object.keys(await targetUsers(pair))).toHaveLength(6);
});

test("the initial cycle makes everybody in scope, and the status counts them", async () => {
  await assign(pair, fabrikam.marketingGroupId);
  await startAndFinishInitialCycle(pair);
  const status = await statusOf(pair);
  expect(status).toMatchObject({
    code: "Active",
    countSuccessiveCompleteFailures: 0,
    quarantine: null,
    progress: [],
    synchronizedEntryCountByType: [{ key: "User to User", value: 12 }],
    lastExecution: {
      state: "Succeeded",
      countImported: 12,
      countEntitled: 12,
      countEntitledForProvisioning: 12,
      countExports: 12,
      countExported: 12,
      countEscrowed: 0,
    },
  });
  expect(status["lastSuccessfulExecutionWithExports"]).toEqual(status["lastExecution"]);
  expect(status["steadyStateFirstAchievedTime"]).toEqual(status["lastExecution"]?.["timeEnded"]);
});

test("target users are accepted guests of the source with a name that carries the old one", async () => {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  const mail = await mailOf(pair, ada);
  expect((await targetUsers(pair))[mail]).toMatchObject({
    userPrincipalName: `${mail.replace("@", "_")}#EXT#@contoso.onmicrosoft.com`,
    creationType: "Invitation",
    externalUserState: "Accepted",
    userType: "Member",
    department: "Marketing",
    showInAddressList: true,
    accountEnabled: true,
  });
});

test("each cycle copies what changed, and an idle one changes nothing", async () => {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  const mail = await mailOf(pair, ada);
  await change(pair, "PATCH", `/users/${ada}`, { department: "Sales" });
  await nextCycle(pair);
  expect((await targetUsers(pair))[mail]).toMatchObject({ department: "Sales" });
  const { lastExecution } = await statusOf(pair);
  await nextCycle(pair);
  const after = await statusOf(pair);
  expect(after["lastExecution"]).toMatchObject({ countImported: 0, countExported: 0, state: "Succeeded" });
  expect(after["lastExecution"]?.["timeBegan"]).not.toEqual(lastExecution?.["timeBegan"]);
  expect(after["lastSuccessfulExecutionWithExports"]).toEqual(lastExecution);
});

test("a job goes on from a savepoint as it would have gone on", async () => {
  await assign(pair, fabrikam.marketingGroupId);
  await startAndFinishInitialCycle(pair);
  const savepoint = await pair.control.savepoint();
  const goOn = async (): Promise<unknown[]> => {
    await change(pair, "PATCH", `/users/${ada}`, { department: "Press" });
    await nextCycle(pair);
    const departments = Object.values(await targetUsers(pair)).map((user) => user["department"]);
    return [departments, (await logs(pair)).length, (await statusOf(pair))["lastExecution"]?.["countExported"]];
  };
  const first = await goOn();
  expect(first).toEqual([expect.arrayContaining(["Press"]), 14, 1]);
  await pair.control.comeBackTo(savepoint);
  expect(await goOn()).toEqual(first);
});
