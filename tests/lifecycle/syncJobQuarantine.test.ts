import { leave, allowInbound, minutes, synchronizedUsers, synchronizing, type Synchronizing } from "./synchronizing";
import { useGround, withShell } from "./ground";
import type { Made } from "./subject";
import type { Stored } from "../../provider/engine/state";

const ground = useGround();
let there: Synchronizing;

const checked = async (inputs: object): Promise<Stored> => {
  const news = withShell("SyncJob", "mine", { tenant: "fabrikam", servicePrincipalId: there.servicePrincipalId, ...inputs });
  const { inputs: vetted, failures } = await job().check({}, news);
  expect(failures).toEqual([]);
  return vetted;
};

const job = () => ground().lifecycle("SyncJob");

/** A job that has synchronized everybody. */
async function ran(inputs: object = {}): Promise<Made> {
  there = await synchronizing(ground().control);
  const news = await checked(inputs);
  const { id, outs } = await job().create(news);
  await ground().control.advance(30 * minutes);
  return { id, outs: { ...outs, __provider: news.__provider } };
}

async function refreshed(made: Made): Promise<Made> {
  const { props = {} } = await job().read(made.id, made.outs);
  return { id: made.id, outs: props };
}

async function reads(): Promise<number> {
  const { requests } = await ground().control.requests();
  return requests.filter((each) => each.kind === "graph" && each.method === "GET").length;
}

describe("a job that the service holds back", () => {
  /** Its connection is refused. */
  async function heldBack(inputs: object = {}): Promise<Made> {
    const made = await ran(inputs);
    await allowInbound(ground().control, false);
    await ground().control.advance(45 * minutes);
    await ground().writes();
    return made;
  }
  const warning: unknown = expect.stringMatching(
    /^warning: the job is in quarantine since .*EncounteredQuarantineException.*partner policy/,
  );

  test("is warned of by a refresh, and by every preview after it without a request", async () => {
    const made = await refreshed(await heldBack());
    expect(ground().said()).toEqual([warning]);
    await ground().control.clearRequests();
    expect(await job().diff(made.id, made.outs, await checked({}))).toEqual({ changes: false });
    expect(ground().said()).toEqual([warning]);
    expect((await ground().control.requests()).requests).toEqual([]);
  });

  test("is warned of by a preview that asks, where the program wants to hear of it", async () => {
    const made = await heldBack({ onQuarantine: "warn" });
    await ground().control.clearRequests();
    await job().diff(made.id, made.outs, await checked({ onQuarantine: "warn" }));
    expect(ground().said()).toEqual([warning]);
    expect(await reads()).toBe(1);
  });

  test("fails refresh and preview where that is wanted, until the program does something about it", async () => {
    const made = await heldBack({ onQuarantine: "fail" });
    await expect(job().read(made.id, made.outs)).rejects.toThrow(/in quarantine since/);
    await expect(job().diff(made.id, made.outs, await checked({ onQuarantine: "fail" }))).rejects.toThrow(/in quarantine since/);
    const remedy = await checked({ onQuarantine: "fail", restartTriggers: ["mended"] });
    expect(await job().diff(made.id, made.outs, remedy)).toEqual({});
    await allowInbound(ground().control, true);
    const updated = await job().update(made.id, made.outs, remedy);
    expect(await ground().writes()).toContainEqual(expect.stringMatching(/\/restart$/));
    await job().read(made.id, updated.outs);
  });

  test("is drift where it is to recover, and the next up restarts it", async () => {
    const made = await refreshed(await heldBack({ onQuarantine: "recover" }));
    expect(made.outs.state).toBe("quarantined");
    await allowInbound(ground().control, true);
    await ground().writes();
    const updated = await job().update(made.id, made.outs, await checked({ onQuarantine: "recover" }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/\/restart$/)]);
    expect(updated.outs.state).toBe("running");
  });
});

describe("deletes that the threshold holds back", () => {
  const force = { resetScopes: ["ForceDeletes"], restartTriggers: ["let them go"] };
  const allow = (upTo: number): object => ({ allowDeletions: { upTo, reason: "the team was sold" } });

  async function held(inputs: object = {}): Promise<Made> {
    const made = await ran(inputs);
    await leave(ground().control, there, 4);
    await ground().writes();
    return made;
  }

  test("are let through as many as the program allows", async () => {
    const made = await held();
    const before = await synchronizedUsers(ground().control);
    const updated = await job().update(made.id, made.outs, await checked({ ...force, ...allow(4) }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/\/restart$/)]);
    expect(ground().said()).toContain("warning: 4 deletes that the threshold held back are let through: the team was sold");
    await ground().control.advance(10 * minutes);
    expect(await synchronizedUsers(ground().control)).toBe(before - 4);
    expect((await job().read(made.id, updated.outs)).props?.status).toMatchObject({ code: "Active" });
  });

  test("are kept back where they are more than the program allows", async () => {
    const made = await held();
    await expect(job().update(made.id, made.outs, await checked({ ...force, ...allow(3) }))).rejects.toThrow(
      /4 users would be deleted in the target tenant, and the program allows 3: nothing was done.*upTo: 4/,
    );
    expect(await ground().writes()).toEqual([]);
  });

  test("are kept back by a recovery that the program does not allow any", async () => {
    const made = await refreshed(await held({ onQuarantine: "recover" }));
    await expect(job().update(made.id, made.outs, await checked({ onQuarantine: "recover" }))).rejects.toThrow(/does not allow any/);
    expect(await ground().writes()).toEqual([]);
    await job().update(made.id, made.outs, await checked({ onQuarantine: "recover", ...allow(4) }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/\/restart$/)]);
  });

  test("are not forced on a job that holds none back: some later cycle's would pass uncounted", async () => {
    const made = await ran();
    await ground().writes();
    await job().update(made.id, made.outs, await checked({ ...force, ...allow(4) }));
    expect(await ground().writes()).toEqual([]);
    expect(ground().said()).toContain("warning: no deletes are held back, so ForceDeletes is not sent");
  });
});

describe("waiting for the initial cycle", () => {
  /** Sleeping lets the service's time pass. */
  async function onItsClock() {
    let now = 0;
    const sleep = async (delayMs: number): Promise<void> => {
      now += delayMs;
      await ground().control.advance(Math.ceil(delayMs));
    };
    return (await ground().lifecyclesOn({ now: () => now, sleep })).SyncJob;
  }

  test("ends with the cycle, and tells how far it is", async () => {
    there = await synchronizing(ground().control);
    const made = await (await onItsClock()).create(await checked({ waitFor: "initialCycle" }));
    expect(made.outs.status).toMatchObject({ code: "Active", lastCycle: { state: "Succeeded", exported: 12 } });
    expect(ground().said()).toContainEqual(expect.stringMatching(/^status: waiting for the initial cycle, \d+ % of 12 users$/));
  });

  test("has a bound, and what was made by then is recorded", async () => {
    there = await synchronizing(ground().control);
    const creating = (await onItsClock()).create(await checked({ waitFor: "initialCycle", waitAtMostMinutes: 5 }));
    await expect(creating).rejects.toMatchObject({ message: expect.stringMatching(/waited 300 s for the initial cycle to end/) as string });
    await expect(creating).rejects.toHaveProperty("id", expect.stringContaining("Azure2Azure"));
  });

  test("fails with the reason when the cycle ends in quarantine", async () => {
    there = await synchronizing(ground().control);
    await allowInbound(ground().control, false);
    const creating = (await onItsClock()).create(await checked({ waitFor: "initialCycle" }));
    await expect(creating).rejects.toThrow(/the initial cycle did not succeed: the job is in quarantine/);
  });

  test("is not done again when it has ended before", async () => {
    const made = await ran();
    await ground().control.clearRequests();
    await (await onItsClock()).update(made.id, made.outs, await checked({ waitFor: "initialCycle" }));
    expect(
      ground()
        .said()
        .filter((each) => each.startsWith("status")),
    ).toEqual([]);
  });
});
