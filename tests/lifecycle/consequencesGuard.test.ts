import { departmentGroupId, seedWithCrowd } from "../consequences/crowd";
import { provisioning, Run } from "../consequences/run";
import { useGround } from "./ground";
import { fabrikamId } from "./tenants";

const departments = { Marketing: 8, Sales: 12, Engineering: 20 };
const groupOf = (department: string): string => departmentGroupId(departments, department);
const [marketing, sales, engineering] = [groupOf("Marketing"), groupOf("Sales"), groupOf("Engineering")];

const ground = useGround();
beforeEach(async () => {
  await ground().control.reset(seedWithCrowd(departments));
});

const begin = (): Promise<Run> => Run.begin(ground().control);
const at = (servicePrincipalId: string, more: object): object => ({ tenant: "fabrikam", servicePrincipalId, ...more });

describe("right before the write", () => {
  const refused = /groups: taking 1 group .* would deprovision 12 of 32 users .*Nothing was changed/;

  test("too many are refused again, and nothing is written", async () => {
    const id = await provisioning(ground().control, { groups: [sales, engineering] });
    const before = await ground().holds();
    const update = (await begin()).update("SyncAssignments", at(id, { groups: [sales, engineering] }), at(id, { groups: [engineering] }));
    await expect(update).rejects.toThrow(refused);
    expect(await ground().holds()).toEqual(before);
  });

  test("destroying the assignments alone is refused while a job would deprovision too many", async () => {
    const id = await provisioning(ground().control, { groups: [sales, engineering] });
    const before = await ground().holds();
    await expect((await begin()).delete("SyncAssignments", at(id, { groups: [sales] }))).rejects.toThrow(refused);
    expect(await ground().holds()).toEqual(before);
  });

  test("destroying a few is said, and done", async () => {
    const id = await provisioning(ground().control, { groups: [marketing, engineering] });
    const run = await begin();
    await run.delete("SyncAssignments", at(id, { groups: [marketing] }));
    expect(run.said).toEqual([expect.stringMatching(/would deprovision 8 of 28 users/)]);
  });

  test("allowDeletions alone is an update that writes nothing", async () => {
    const id = await provisioning(ground().control, { groups: [marketing] });
    const before = at(id, { groups: [marketing] });
    await ground().writes();
    await (await begin()).update("SyncAssignments", before, { ...before, allowDeletions: { upTo: 5, reason: "none left" } });
    expect(await ground().writes()).toEqual([]);
  });
});

describe("what cannot be counted is said, and refuses nothing", () => {
  const losing = async (tenants?: object): Promise<Run> => {
    const id = await provisioning(ground().control, { groups: [sales, engineering] });
    const run = await Run.begin(ground().control, tenants);
    const { failures } = await run.check("SyncAssignments", at(id, { groups: [sales, engineering] }), at(id, { groups: [engineering] }));
    expect(failures).toEqual([]);
    return run;
  };
  const refusal = { error: { code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." } };

  test("without the permission to read members, which is named", async () => {
    await ground().control.addFaults([
      { method: "GET", path: "/members", times: 99, effect: { kind: "answer", status: 403, body: refusal } },
    ]);
    expect((await losing()).said).toEqual([expect.stringMatching(/was not counted: .*Grant .* GroupMember\.Read\.All/)]);
  });

  test("without Graph", async () => {
    await ground().control.addWeather({ name: "cutBeforeWrite", probability: 1 });
    const said = (await losing()).said;
    await ground().control.clearWeather();
    expect(said).toEqual([expect.stringMatching(/was not counted: tenant 'fabrikam' could not be reached/)]);
  });
});

test("a service that turns requests away for a while is waited for, and counted", async () => {
  const id = await provisioning(ground().control, { groups: [sales, engineering] });
  const run = await begin();
  await ground().control.addFaults([
    { method: "GET", path: "/members", times: 3, effect: { kind: "answer", status: 429, headers: { "Retry-After": "0" } } },
  ]);
  const { failures } = await run.check("SyncAssignments", at(id, { groups: [sales, engineering] }), at(id, { groups: [engineering] }));
  expect(failures[0]?.reason).toMatch(/12 of 32/);
});

test.each([
  [{ upTo: -1, reason: "why" }, "allowDeletions.upTo"],
  [{ upTo: 1.5, reason: "why" }, "allowDeletions.upTo"],
  [{ upTo: 5 }, "allowDeletions.reason"],
  [{ upTo: 5, reason: "" }, "allowDeletions.reason"],
  ["all", "allowDeletions"],
])("allowDeletions %j is refused at %s", async (allowDeletions, property) => {
  const inputs = at(fabrikamId, { groups: [sales], allowDeletions });
  expect((await (await begin()).check("SyncAssignments", undefined, inputs)).failures.map((each) => each.property)).toEqual([property]);
});
