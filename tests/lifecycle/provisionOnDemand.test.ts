import type { Stored } from "../../provider/engine/state";
import type { OnDemandResult } from "../../provider/resources/onDemandOutcome";
import { HalfMade } from "../../provider/engine/halfMade";
import { fabrikam, type SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal, policiesByHand } from "./configuration";
import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { contosoId, fabrikamId, groups, users } from "./tenants";

const [ada = "", bea = ""] = fabrikam.marketingUserIds;

interface Place {
  readonly servicePrincipalId: string;
  readonly job: string;
  assign(principalId: string): Promise<void>;
}

/** A pair that a person set up, without a started job: a run on demand needs none. */
async function pairByHand(control: SimulatorControl): Promise<Place> {
  await policiesByHand(control);
  const { servicePrincipal } = await configurationByHand(control);
  const base = `/servicePrincipals/${servicePrincipal.id}`;
  const value = [
    { key: "AuthenticationType", value: "SyncPolicy" },
    { key: "CompanyId", value: contosoId },
  ];
  await control.portal(fabrikamId, "PUT", `${base}/synchronization/secrets`, { value });
  const jobs = `${base}/synchronization/jobs`;
  const { id } = await inPortal<{ id: string }>(control, fabrikamId, "POST", jobs, { templateId: "Azure2Azure" });
  return {
    servicePrincipalId: servicePrincipal.id,
    job: `${jobs}/${id}`,
    async assign(principalId) {
      const body = { principalId, resourceId: servicePrincipal.id, appRoleId: servicePrincipal.appRoles[0]?.id };
      await control.portal(fabrikamId, "POST", `${base}/appRoleAssignedTo`, body);
    },
  };
}

const ground = useGround();

lifecycleSuite(ground, {
  kind: "ProvisionOnDemand",
  isAct: true,
  async prepare({ control }) {
    const { servicePrincipalId, assign } = await pairByHand(control);
    await assign(groups.marketing);
    return { tenant: "fabrikam", servicePrincipalId, users: [ada], expect: "success" };
  },
  update: { inputs: { triggers: ["again"] }, writes: [/^POST .*\/provisionOnDemand$/] },
  replace: { inputs: { servicePrincipalId: "11111111-2222-4333-8444-555555555555" }, property: "servicePrincipalId" },
  drift: () => Promise.reject(new Error("a run has nothing that drifts")),
  async vanish(control, made) {
    const jobs = `/servicePrincipals/${String(made.outs.servicePrincipalId)}/synchronization/jobs`;
    const { value } = await inPortal<{ value: { id: string }[] }>(control, fabrikamId, "GET", jobs);
    await control.portal(fabrikamId, "DELETE", `${jobs}/${value[0]?.id ?? ""}`);
  },
  firstWrite: { method: "POST", path: "/provisionOnDemand$" },
  adopted: () => Promise.reject(new Error("a run is never there before")),
});

describe("a run on demand", () => {
  let place: Place;
  beforeEach(async () => {
    place = await pairByHand(ground().control);
    await ground().writes();
  });

  const lifecycle = () => ground().lifecycle("ProvisionOnDemand");
  const checked = async (inputs: object): Promise<Stored> => {
    const news = withShell("ProvisionOnDemand", "try", { tenant: "fabrikam", servicePrincipalId: place.servicePrincipalId, ...inputs });
    const { inputs: filled, failures } = await lifecycle().check({}, news);
    expect(failures).toEqual([]);
    return filled;
  };
  const create = async (inputs: object) => lifecycle().create(await checked(inputs));
  const resultsOf = ({ outs }: { outs: Stored }) => outs.results as OnDemandResult[];
  const runs = async (): Promise<number> => (await ground().writes()).filter((each) => each.endsWith("/provisionOnDemand")).length;

  const answered = async (): Promise<(number | null)[]> => {
    const { requests } = await ground().control.requests();
    return requests.filter((each) => each.path.endsWith("/provisionOnDemand")).map((each) => each.status);
  };

  test.each(["list", "summary"] as const)("tells every step and the outcome, in the documented form '%s'", async (onDemandResult) => {
    await ground().control.settings({ unknowns: { onDemandResult } });
    await place.assign(groups.marketing);
    const [result] = resultsOf(await create({ users: ["ada@fabrikam.com"] }));
    expect(result).toMatchObject({ user: "ada@fabrikam.com", outcome: "success", action: "create" });
    expect(result?.sentence).toBe("Ada Field (ada@fabrikam.com) was created in the target.");
    expect(result?.steps.map(({ type, status }) => [type, status])).toEqual([
      ["Import", "Success"],
      ["Scoping", "Success"],
      ["Matching", "Success"],
      ["Export", "Success"],
    ]);
    const [again] = resultsOf(await create({ users: [ada] }));
    expect(again).toMatchObject({ outcome: "upToDate", skipReason: "RedundantExport" });
    const [outsider] = resultsOf(await create({ users: [users.outsider] }));
    expect(outsider).toMatchObject({ outcome: "skipped", skipReason: "NotEffectivelyEntitled" });
    expect(outsider?.sentence).toMatch(/was skipped: the user is not assigned to the configuration/);
  });

  test("that falls short of what is expected fails the deployment with the sentence, and the next one runs that user alone", async () => {
    await place.assign(ada);
    const failure = await create({ users: [ada, users.outsider], expect: "success" }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HalfMade);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/expected to end in success, and did not for one user:\n- skipped: .*is not assigned/) as string,
    });
    await place.assign(users.outsider);
    expect(await runs()).toBe(2);
    const { id, properties } = failure as HalfMade;
    const inputs = await checked({ users: [ada, users.outsider], expect: "success" });
    const { outs } = await lifecycle().update(id, properties, inputs);
    expect(await runs()).toBe(1);
    expect(resultsOf({ outs }).map(({ outcome }) => outcome)).toEqual(["success", "success"]);
  });

  test("waits until an assignment made a moment ago is honoured", async () => {
    await place.assign(ada);
    await ground().control.settings({ assignmentDelayMs: 3_600_000 });
    const making = ground()
      .patientLifecycle("ProvisionOnDemand")
      .create(await checked({ users: [ada], expect: "success" }));
    // Honoured only once the service has said no.
    while ((await answered()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await ground().control.settings({ assignmentDelayMs: 0 });
    expect(resultsOf(await making).map(({ outcome }) => outcome)).toEqual(["success"]);
    expect((await answered()).length).toBeGreaterThan(1);
  }, 60_000);

  test("does not wait for an assignment that is never honoured longer than the service says it may take", async () => {
    await place.assign(ada);
    await ground().control.settings({ assignmentDelayMs: 3_600_000 });
    const failure = await create({ users: [ada], expect: "success" }).catch((error: unknown) => error);
    await ground().control.settings({ assignmentDelayMs: 0 });
    expect(failure).toMatchObject({ message: expect.stringMatching(/waited 300 s for the service to honour the assignment/) as string });
  });

  test("does not wait for somebody who is not assigned, or who is meant to be skipped", async () => {
    await place.assign(ada);
    await create({ users: [users.outsider], expect: "skipped" });
    await create({ users: [bea] });
    expect(await runs()).toBe(2);
  });

  test("runs who is added alone, nobody when the expectation changes, and all when a trigger does", async () => {
    await place.assign(groups.marketing);
    const made = await create({ users: [ada], expect: "success" });
    await ground().writes();
    const added = await lifecycle().update(made.id, made.outs, await checked({ users: [bea, ada], expect: "success" }));
    expect(await runs()).toBe(1);
    const judged = await lifecycle().update(made.id, added.outs, await checked({ users: [bea, ada] }));
    expect(await runs()).toBe(0);
    const triggered = await lifecycle().update(made.id, judged.outs, await checked({ users: [bea, ada], triggers: ["2"] }));
    expect(await runs()).toBe(2);
    expect(resultsOf(triggered).map(({ user, outcome }) => [user, outcome])).toEqual([
      [bea, "upToDate"],
      [ada, "upToDate"],
    ]);
  });

  test("is refreshed and deleted without a write, and who was made stays", async () => {
    await place.assign(ada);
    const made = await create({ users: [ada] });
    await ground().writes();
    expect((await lifecycle().read(made.id, made.outs)).props).toEqual(made.outs);
    await lifecycle().delete(made.id, made.outs);
    expect(await ground().writes()).toEqual([]);
    const inTarget = await inPortal<{ value: { displayName: string }[] }>(ground().control, contosoId, "GET", "/users");
    expect(inTarget.value.map(({ displayName }) => displayName)).toContain("Ada Field");
  });

  test("names a user who is not there, before anything is written", async () => {
    await expect(create({ users: ["nobody@fabrikam.com"] })).rejects.toThrow(/tenant 'fabrikam' has no user 'nobody@fabrikam.com'/);
    expect(await runs()).toBe(0);
  });

  test("keeps to five in ten seconds, so that the service turns nobody away", async () => {
    await ground().control.settings({ quota: "published" });
    await place.assign(groups.marketing);
    await ground().control.clearRequests();
    await ground()
      .patientLifecycle("ProvisionOnDemand")
      .create(await checked({ users: fabrikam.marketingUserIds.slice(0, 6) }));
    await ground().control.settings({ quota: "off" });
    expect(await answered()).toEqual([200, 200, 200, 200, 200, 200]);
  }, 60_000);

  test.each([
    [{ users: [] }, "users"],
    [{ users: ["ada"] }, "users[0]"],
    [{ users: [ada], expect: "Success" }, "expect"],
    [{ users: [ada], triggers: "again" }, "triggers"],
    [{ user: ada, users: [ada] }, "user"],
  ])("wrong input is refused by property, before any request: %j", async (inputs, property) => {
    const news = withShell("ProvisionOnDemand", "try", { tenant: "fabrikam", servicePrincipalId: place.servicePrincipalId, ...inputs });
    const { failures } = await lifecycle().check({}, news);
    expect(failures.map((each) => each.property)).toEqual([property]);
  });
});
