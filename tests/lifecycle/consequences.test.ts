import type { SeedUser } from "../../simulator";
import { crowdGroupId, departmentGroupId, seedWithCrowd } from "../consequences/crowd";
import { provisioning, Run } from "../consequences/run";
import { useGround } from "./ground";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const departments = { Marketing: 8, Sales: 12, Engineering: 20 };
const groupOf = (department: string): string => departmentGroupId(departments, department);
const [marketing, sales, engineering] = [groupOf("Marketing"), groupOf("Sales"), groupOf("Engineering")];

const guest: SeedUser = {
  id: "fab0fac2-0000-4000-8000-000000000001",
  displayName: "A guest",
  userPrincipalName: "guest_partner.example#EXT#@fabrikam.com",
  userType: "Guest",
};
const disabled: SeedUser = {
  id: "fab0fac2-0000-4000-8000-000000000002",
  displayName: "Disabled",
  userPrincipalName: "disabled@fabrikam.com",
  accountEnabled: false,
};

const ground = useGround();
beforeEach(async () => {
  await ground().control.reset(seedWithCrowd(departments, [guest, disabled]));
});

const begin = (): Promise<Run> => Run.begin(ground().control);
const at = (servicePrincipalId: string, more: object): object => ({ tenant: "fabrikam", servicePrincipalId, ...more });
const only = (...values: string[]): object => ({
  scopingFilters: [{ name: "d", clauses: [{ attribute: "department", operator: "EQUALS", value: values }] }],
});

describe("a group taken out of the assignments", () => {
  const taking = async (
    before: string[],
    after: string[],
    more: object = {},
  ): Promise<{ run: Run; failures: readonly { property: string; reason: string }[] }> => {
    const id = await provisioning(ground().control, { groups: before });
    const run = await begin();
    const { failures } = await run.check("SyncAssignments", at(id, { groups: before }), at(id, { groups: after, ...more }));
    return { run, failures };
  };

  test("is told with the number and the first names, and passes below the threshold", async () => {
    const { run, failures } = await taking([marketing, engineering], [engineering]);
    expect(failures).toEqual([]);
    expect(run.said).toEqual([
      "warning: taking 1 group out of the assignments would deprovision 8 of 28 users in the target tenant " +
        "(Person 1, Person 2, Person 3, Person 4, Person 5 and 3 more). That is below the deletion threshold of 10.",
    ]);
  });

  test("fails the preview from the threshold on, with the way out", async () => {
    const { failures } = await taking([sales, engineering], [engineering]);
    expect(failures).toEqual([
      {
        property: "groups",
        reason: expect.stringMatching(
          /would deprovision 12 of 32 users .* threshold of 10\. .* allowDeletions: \{ upTo: 12, reason/,
        ) as string,
      },
    ]);
  });

  test("does not count who stays in scope through another group, nor guests and disabled users", async () => {
    const { run, failures } = await taking([crowdGroupId, sales, engineering], [sales, engineering]);
    expect(failures).toEqual([]);
    expect(run.said.join()).toContain("would deprovision 8 of 40 users");
  });

  test("passes with allowDeletions, which say why, up to what they say", async () => {
    const { run, failures } = await taking([sales, engineering], [engineering], { allowDeletions: { upTo: 12, reason: "sold" } });
    expect(failures).toEqual([]);
    expect(run.said.join()).toMatch(/12 of 32 .*allowDeletions says why: sold\. The service stops a cycle at its threshold of 10/);
    const { reason } =
      (await taking([sales, engineering], [engineering], { allowDeletions: { upTo: 11, reason: "sold" } })).failures[0] ?? {};
    expect(reason).toMatch(/allowDeletions lets only 11 through/);
  });

  test("in place of which one comes that is not known yet is counted as an upper bound, and never refused", async () => {
    const { run, failures } = await taking([sales, engineering], [engineering, unknown]);
    expect(failures).toEqual([]);
    expect(run.said.join()).toMatch(/at most 12 of 32 .*Not all of what is declared is known before the update/);
  });

  test("asks nothing where the lists stay, or only grow", async () => {
    const { run } = await taking([sales], [sales]);
    expect(await run.requests()).toBe(0);
    const grown = await taking([sales], [sales, marketing]);
    expect(await grown.run.requests()).toBe(0);
    expect([...run.said, ...grown.run.said]).toEqual([]);
  });
});

describe("where nobody was ever provisioned, or the service does not delete", () => {
  test("a configuration without a job has nobody to lose", async () => {
    const id = await provisioning(ground().control, { groups: [engineering], job: "none" });
    const run = await begin();
    const { failures } = await run.check("SyncAssignments", at(id, { groups: [engineering] }), at(id, { groups: [sales] }));
    expect([...failures, ...run.said]).toEqual([]);
  });

  test("a stopped job deprovisions later, and is counted all the same", async () => {
    const id = await provisioning(ground().control, { groups: [engineering, sales], job: "stopped" });
    const { failures } = await (
      await begin()
    ).check("SyncAssignments", at(id, { groups: [engineering, sales] }), at(id, { groups: [sales] }));
    expect(failures[0]?.reason).toMatch(/20 of 32 users .* once the job runs again/);
  });

  test("with the action delete off they fall out of scope and stay; switching it on counts them", async () => {
    const id = await provisioning(ground().control, { groups: [crowdGroupId] });
    await ground().control.advance(3_600_000);
    const before = at(id, { actions: { delete: true } });
    const off = at(id, { actions: { delete: false }, ...only("Marketing") });
    const run = await begin();
    expect((await run.check("SyncSchema", before, off)).failures).toEqual([]);
    expect(run.said).toEqual([expect.stringMatching(/take 32 of 40 users out of scope .* stay in the target: the action "delete" is off/)]);
    await run.update("SyncSchema", before, off);
    await ground().control.advance(3_600_000);
    const { failures } = await (await begin()).check("SyncSchema", off, at(id, { actions: { delete: true }, ...only("Marketing") }));
    expect(failures).toEqual([{ property: "actions", reason: expect.stringMatching(/about 32 who are out of scope already/) as string }]);
  });
});

describe("scoping filters", () => {
  test("that are added to a configuration at work are counted over the attributes that they name", async () => {
    const id = await provisioning(ground().control, { groups: [crowdGroupId] });
    const run = await begin();
    const { failures } = await run.check("SyncSchema", undefined, at(id, only("Marketing", "Sales")));
    expect(failures).toEqual([{ property: "scopingFilters", reason: expect.stringMatching(/would deprovision 20 of 40 users/) as string }]);
  });

  test("that let everybody pass, or are taken away, refuse nothing", async () => {
    const id = await provisioning(ground().control, { groups: [crowdGroupId] });
    const run = await begin();
    expect((await run.check("SyncSchema", undefined, at(id, only("Marketing", "Sales", "Engineering")))).failures).toEqual([]);
    expect((await run.check("SyncSchema", at(id, only("Marketing")), at(id, { scopingFilters: [] }))).failures).toEqual([]);
    expect(run.said).toEqual([]);
    expect(await run.requests()).toBe(0);
  });

  test("by an attribute that Graph does not show are said not to be counted", async () => {
    const id = await provisioning(ground().control, { groups: [crowdGroupId] });
    const run = await begin();
    const filters = { scopingFilters: [{ name: "n", clauses: [{ attribute: "netId", operator: "IS NOT NULL" }] }] };
    expect((await run.check("SyncSchema", undefined, at(id, filters))).failures).toEqual([]);
    expect(run.said).toEqual([expect.stringMatching(/was not counted: a scoping filter names 'netId'/)]);
  });
});

describe("changes that are spread over several resources", () => {
  test("are counted together, though each by itself would pass", async () => {
    const id = await provisioning(ground().control, {
      groups: [marketing, sales, engineering],
      protection: { enabled: true, threshold: 15 },
    });
    const run = await begin();
    const groups = { groups: [marketing, sales, engineering] };
    const first = await run.check("SyncAssignments", at(id, groups), at(id, { groups: [marketing, engineering] }));
    expect(first.failures).toEqual([]);
    const second = await run.check("SyncSchema", undefined, at(id, only("Engineering")));
    expect(second.failures[0]?.reason).toMatch(/together with what this run declares in SyncAssignments, would deprovision 20 of 40 users/);
  });

  test("are counted together in an update too, where the first is done before the second is looked at", async () => {
    const id = await provisioning(ground().control, {
      groups: [marketing, sales, engineering],
      protection: { enabled: true, threshold: 15 },
    });
    const run = await begin();
    const [before, after] = [at(id, { groups: [marketing, sales, engineering] }), at(id, { groups: [marketing, engineering] })];
    expect((await run.check("SyncAssignments", before, after)).failures).toEqual([]);
    await run.update("SyncAssignments", before, after);
    expect((await run.check("SyncSchema", undefined, at(id, only("Engineering")))).failures[0]?.reason).toMatch(/20 of 40 users/);
  });

  test("of which one keeps in scope whom another lets go: those who are assigned in the same run are not lost", async () => {
    const id = await provisioning(ground().control, { everybody: true, protection: { enabled: true, threshold: 40 } });
    const run = await begin();
    await run.check("SyncAssignments", undefined, at(id, { groups: [crowdGroupId] }));
    const settings = at(id, { target: "contoso", scope: "all" });
    const { failures } = await run.check("SyncSettings", settings, { ...settings, scope: "assigned" });
    expect(failures).toEqual([]);
    expect(run.said.join()).toMatch(/would deprovision 25 of 65 users/);
  });
});

describe("settings", () => {
  const settings = (id: string, more: object = {}): object => at(id, { target: "contoso", ...more });

  test('scope "all" to "assigned" fails where too many would be let go', async () => {
    const id = await provisioning(ground().control, { everybody: true, groups: [marketing] });
    const { failures } = await (await begin()).check("SyncSettings", settings(id, { scope: "all" }), settings(id));
    expect(failures).toEqual([{ property: "scope", reason: expect.stringMatching(/deprovision 57 of 65 users/) as string }]);
  });

  test('scope "all" says how many it would create', async () => {
    const id = await provisioning(ground().control, { groups: [marketing] });
    const run = await begin();
    expect((await run.check("SyncSettings", settings(id), settings(id, { scope: "all" }))).failures).toEqual([]);
    expect(run.said).toEqual([expect.stringMatching(/would create up to 57 users .* \(65\), but for the 8 in scope now/)]);
  });

  test('scope "all" for a configuration that is not made yet says how many it would create', async () => {
    const run = await begin();
    await run.check("SyncSettings", undefined, settings(unknown, { scope: "all" }));
    expect(run.said).toEqual([expect.stringMatching(/would create up to 65 users/)]);
  });

  test("less protection is said, and asks nothing", async () => {
    const run = await begin();
    const id = "11111111-2222-4333-8444-555555555555";
    await run.check("SyncSettings", settings(id), settings(id, { accidentalDeletion: { enabled: false } }));
    expect(run.said).toEqual([expect.stringMatching(/protection against accidental deletion is switched off/)]);
    await run.check("SyncSettings", settings(id), settings(id, { accidentalDeletion: { threshold: 900 } }));
    expect(run.said).toEqual([expect.stringMatching(/threshold rises from 500 to 900/)]);
    expect(await run.requests()).toBe(0);
  });

  test("the threshold counts as a bound also where the protection is off, and that is said", async () => {
    const id = await provisioning(ground().control, { groups: [marketing, sales], protection: { enabled: false, threshold: 10 } });
    const run = await begin();
    const from = at(id, { groups: [marketing, sales] });
    await run.check("SyncAssignments", from, at(id, { groups: [sales] }));
    expect(run.said.join()).toMatch(/8 of 20 .*Protection against accidental deletion is off/);
    expect((await run.check("SyncAssignments", from, at(id, { groups: [marketing] }))).failures).toHaveLength(1);
  });
});
