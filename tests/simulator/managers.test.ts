import { contoso, fabrikam } from "../../simulator";
import { textOf, type Body } from "./pair";
import {
  ada,
  assign,
  ben,
  change,
  logs,
  mailOf,
  nextCycle,
  provisioned,
  startAndFinishInitialCycle,
  targetUsers,
  type Provisioned,
} from "./provisioned";

const carl = textOf(fabrikam.marketingUserIds[2]);

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned()));
afterEach(() => pair.simulator.close());

const reference = (id: string) => ({ "@odata.id": `https://graph.microsoft.com/v1.0/users/${id}` });
const setManager = (userId: string, managerId: string) => change(pair, "PUT", `/users/${userId}/manager/$ref`, reference(managerId));

test("a user's manager is set, read, expanded, followed back and taken away", async () => {
  expect((await pair.source("GET", `/users/${ada}/manager`)).body["error"]).toMatchObject({ code: "Request_ResourceNotFound" });
  expect(await setManager(ada, ben)).toMatchObject({ status: 204 });
  expect((await pair.source("GET", `/users/${ada}/manager`)).body).toMatchObject({ "@odata.type": "#microsoft.graph.user", id: ben });
  expect((await pair.source("GET", `/users/${ada}/manager/$ref`)).body["@odata.id"]).toMatch(new RegExp(`/directoryObjects/${ben}$`));
  expect((await pair.source("GET", `/users/${ada}?$expand=manager($select=id)`)).body).toMatchObject({ id: ada, manager: { id: ben } });
  expect((await pair.source("GET", `/users?$expand=manager&$top=1`)).body["value"]?.[0]).toHaveProperty("manager");
  expect((await pair.source("GET", `/users/${ben}/directReports`)).body["value"]).toMatchObject([{ id: ada }]);
  expect(await change(pair, "DELETE", `/users/${ada}/manager/$ref`)).toMatchObject({ status: 204 });
  expect((await pair.source("GET", `/users/${ada}/manager`)).status).toBe(404);
});

test("who is deleted manages nobody", async () => {
  await setManager(ada, ben);
  await change(pair, "DELETE", `/users/${ben}`);
  expect((await pair.source("GET", `/users/${ada}/manager`)).status).toBe(404);
});

/** The mail of a target user's manager, undefined where there is none. */
async function targetManager(sourceId: string): Promise<string | undefined> {
  const user = (await targetUsers(pair))[await mailOf(pair, sourceId)];
  const { status, body } = await pair.control.portal(contoso.tenantId, "GET", `/users/${textOf(user?.["id"])}/manager`);
  return status === 404 ? undefined : textOf((body as unknown as Body)["mail"]);
}

describe("synchronization refers to the manager", () => {
  test("whichever of the two comes first", async () => {
    await setManager(ada, ben);
    await setManager(carl, ada);
    for (const id of [ada, ben, carl]) await assign(pair, id);
    await startAndFinishInitialCycle(pair);
    expect(await targetManager(ada)).toBe(await mailOf(pair, ben));
    expect(await targetManager(carl)).toBe(await mailOf(pair, ada));
  });

  test("when the manager comes into scope later, and when there is a new one", async () => {
    await setManager(ada, ben);
    await assign(pair, ada);
    await startAndFinishInitialCycle(pair);
    expect(await targetManager(ada)).toBeUndefined();
    await assign(pair, ben);
    await nextCycle(pair);
    expect(await targetManager(ada)).toBe(await mailOf(pair, ben));
    await assign(pair, carl);
    await setManager(ada, carl);
    await nextCycle(pair);
    expect(await targetManager(ada)).toBe(await mailOf(pair, carl));
    expect((await logs(pair, `sourceIdentity/id eq '${ada}'`)).at(-1)).toMatchObject({
      provisioningAction: "update",
      modifiedProperties: [{ displayName: "manager" }],
    });
  });

  test("but does not take one away in the target that was taken away in the source", async () => {
    await setManager(ada, ben);
    for (const id of [ada, ben]) await assign(pair, id);
    await startAndFinishInitialCycle(pair);
    await change(pair, "DELETE", `/users/${ada}/manager/$ref`);
    await nextCycle(pair);
    expect(await targetManager(ada)).toBe(await mailOf(pair, ben));
  });
});
