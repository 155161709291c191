import { HalfMade } from "../../provider/engine/halfMade";
import type { Stored } from "../../provider/engine/state";
import type { Ground } from "./ground";
import { Stage, type Made, type Subject } from "./subject";

/** What every resource must do, whatever it is. Its own test file holds only what is special to it. */
export function lifecycleSuite(groundOf: () => Ground, subject: Subject): void {
  describe(subject.kind, () => {
    tests(groundOf, subject);
    if (subject.isAct !== true) testsOfThings(groundOf, subject);
    if (subject.laterWrite !== undefined) testsOfHalfMade(groundOf, subject, subject.laterWrite);
  });
}

let count = 0;

interface Scene {
  ground: Ground;
  inputs: object;
  stage: Stage;
}

/** A fresh ground with what the resource stands on, before each test. */
function useScene(groundOf: () => Ground, subject: Subject): Scene {
  const scene = {} as Scene;
  beforeEach(async () => {
    scene.ground = groundOf();
    scene.stage = new Stage(scene.ground, subject, `subject-${(count++).toString()}`);
    scene.inputs = await subject.prepare(scene.ground);
    await scene.ground.writes();
  });
  return scene;
}

function tests(groundOf: () => Ground, subject: Subject): void {
  const scene = useScene(groundOf, subject);

  test("creating makes it, and reading finds it as declared", async () => {
    const { inputs, stage } = scene;
    const made = await stage.create(inputs);
    const read = await stage.lifecycle.read(made.id, made.outs);
    expect(read.id).toBe(made.id);
    expect(read.props).toEqual(made.outs);
    expect(declared(read.inputs, inputs)).toEqual(inputs);
  });

  test("declaring the same again is no difference, and updating with it writes nothing", async () => {
    const { ground, inputs, stage } = scene;
    const made = await stage.create(inputs);
    await ground.writes();
    expect(await stage.lifecycle.diff(made.id, made.outs, await stage.checked(inputs))).toEqual({ changes: false });
    await stage.update(made, inputs);
    expect(await ground.writes()).toEqual([]);
  });

  test("a changed input is sent alone, and is there afterwards", async () => {
    const { ground, inputs, stage } = scene;
    const made = await stage.create(inputs);
    await ground.writes();
    const changed = { ...inputs, ...subject.update.inputs };
    const difference = await stage.lifecycle.diff(made.id, made.outs, await stage.checked(changed));
    expect(difference).toEqual({});
    const updated = await stage.update(made, changed);
    expect(await ground.writes()).toEqual(subject.update.writes.map((each) => expect.stringMatching(each) as string));
    const read = await stage.lifecycle.read(updated.id, updated.outs);
    expect(declared(read.inputs, changed)).toEqual(changed);
  });

  test("a change of identity replaces it, the old one first", async () => {
    const { inputs, stage } = scene;
    const made = await stage.create(inputs);
    const other = await stage.checked({ ...inputs, ...subject.replace.inputs });
    const difference = await stage.lifecycle.diff(made.id, made.outs, other);
    expect(difference.replaces).toContain(subject.replace.property);
    expect(difference.deleteBeforeReplace).toBe(true);
  });

  test("what was deleted in the portal is read as gone", async () => {
    const { ground, inputs, stage } = scene;
    const made = await stage.create(inputs);
    await subject.vanish(ground.control, made);
    expect(await stage.lifecycle.read(made.id, made.outs)).toEqual({});
  });

  test("deleting what is gone already is no error", async () => {
    const { inputs, stage } = scene;
    const made = await stage.create(inputs);
    await stage.lifecycle.delete(made.id, made.outs);
    await expect(stage.lifecycle.delete(made.id, made.outs)).resolves.toBeUndefined();
  });

  test("a refused write fails at once, names the permission, and records nothing", async () => {
    const { ground, inputs, stage } = scene;
    const error = { code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." };
    await ground.control.addFaults([{ ...subject.firstWrite, times: 50, effect: { kind: "answer", status: 403, body: { error } } }]);
    await ground.control.clearRequests();
    const failure = await stage.create(inputs).catch((each: unknown) => each);
    expect(failure).toMatchObject({
      name: "PermissionMissing",
      message: expect.stringMatching(/403 Authorization_RequestDenied.*Grant/s) as string,
    });
    expect(await attempts(ground, subject.firstWrite)).toBe(1);
  });

  test("a throttled write is repeated when the service says so, and done once", async () => {
    const { ground, inputs, stage } = scene;
    await ground.control.addFaults([
      { ...subject.firstWrite, times: 2, effect: { kind: "answer", status: 429, headers: { "Retry-After": "0" } } },
    ]);
    await ground.control.clearRequests();
    await stage.create(inputs);
    expect(await attempts(ground, subject.firstWrite)).toBe(3);
  });

  test("a connection cut after the write loses nothing", async () => {
    const { ground, inputs, stage } = scene;
    await ground.control.addFaults([{ ...subject.firstWrite, effect: { kind: "cut", afterWrite: true } }]);
    const made = await stage.create(inputs);
    expect((await stage.lifecycle.read(made.id, made.outs)).id).toBe(made.id);
  });
}

/** What holds for all that stays in Graph. */
function testsOfThings(groundOf: () => Ground, subject: Subject): void {
  const scene = useScene(groundOf, subject);

  test("creating a second time, as after a crash, writes nothing and makes nothing twice", async () => {
    const { ground, inputs, stage } = scene;
    const first = await stage.create(inputs);
    await ground.writes();
    const second = await stage.create(inputs);
    expect(await ground.writes()).toEqual([]);
    expect(second.id).toBe(first.id);
  });

  test("a change in the portal is read as an input, differs by property, and is put right", async () => {
    const { ground, inputs, stage } = scene;
    const made = await stage.create(inputs);
    const drift = await subject.drift(ground.control, made);
    const read = await stage.lifecycle.read(made.id, made.outs);
    expect(read.inputs?.[drift.property] ?? undefined).toEqual(drift.value);
    const drifted: Made = { id: made.id, outs: read.props ?? {} };
    expect(await stage.lifecycle.diff(made.id, drifted.outs, await stage.checked(inputs))).toEqual({});
    const repaired = await stage.update(drifted, inputs);
    expect((await stage.lifecycle.read(made.id, repaired.outs)).props).toEqual(made.outs);
  });

  test("a write that was done and answered 503 is not done twice", async () => {
    const { ground, inputs, stage } = scene;
    await ground.control.addFaults([{ ...subject.firstWrite, effect: { kind: "answer", status: 503, afterWrite: true } }]);
    const made = await stage.create(inputs);
    await ground.writes();
    const again = await stage.create(inputs);
    expect(again.id).toBe(made.id);
    expect(await ground.writes()).toEqual([]);
  });

  test("what was made a moment ago and cannot be used yet is waited for, and made once", async () => {
    const { ground, inputs, stage } = scene;
    await ground.control.settings({ consistencyDelayMs: 150 });
    const lifecycle = ground.patientLifecycle(subject.kind);
    const made = await lifecycle.create(await stage.checked(inputs));
    await ground.writes();
    const again = await lifecycle.create(await stage.checked(inputs));
    expect(again.id).toBe(made.id);
    expect(await ground.writes()).toEqual([]);
  });

  test("deleting what was created leaves both tenants as they were", async () => {
    const { ground, inputs, stage } = scene;
    const before = await ground.holds();
    const made = await stage.create(inputs);
    await stage.lifecycle.delete(made.id, made.outs);
    expect(await ground.holds()).toEqual(before);
  });

  test("what existed is adopted with no write that was not needed, and deleting leaves it as it was", async () => {
    const { ground, inputs, stage } = scene;
    const adopting = await subject.adopted(ground.control, await stage.checked(inputs));
    const before = await ground.holds();
    await ground.writes();
    const made = await stage.create(adopting);
    expect(await ground.writes()).toEqual([]);
    await stage.lifecycle.delete(made.id, made.outs);
    expect(await ground.holds()).toEqual(before);
  });
}

function testsOfHalfMade(groundOf: () => Ground, subject: Subject, laterWrite: { method: string; path: string }): void {
  test("what is made when a later step fails is recorded with its id, and the next run goes on from there", async () => {
    const ground = groundOf();
    const stage = new Stage(ground, subject, `subject-${(count++).toString()}`);
    const inputs = await subject.prepare(ground);
    const error = { code: "Request_BadRequest", message: "Not today." };
    await ground.control.addFaults([{ ...laterWrite, effect: { kind: "answer", status: 400, body: { error } } }]);
    const failure = await stage.create(inputs).catch((each: unknown) => each);
    expect(failure).toBeInstanceOf(HalfMade);
    const half = failure as HalfMade;
    expect(half.properties.__provider).toBeDefined();
    const updated = await stage.update({ id: half.id, outs: half.properties }, inputs);
    const read = await stage.lifecycle.read(half.id, updated.outs);
    expect(declared(read.inputs, inputs)).toEqual(inputs);
  });
}

/** Of all inputs those that the program names: the rest are defaults and what `check` filled in. */
function declared(all: Stored | undefined, program: object): Stored {
  return Object.fromEntries(Object.keys(program).map((name) => [name, all?.[name]]));
}

async function attempts(ground: Ground, write: { method: string; path: string }): Promise<number> {
  const { requests } = await ground.control.requests();
  return requests.filter((each) => each.kind !== "token" && each.method === write.method && new RegExp(write.path).test(each.path)).length;
}
