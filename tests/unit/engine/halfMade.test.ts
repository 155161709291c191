import { HalfMade } from "../../../provider/engine/halfMade";
import type { Stored } from "../../../provider/engine/state";
import { thrownBy } from "../thrown";
import { desk } from "./board";

async function halfMadeBy(call: Promise<unknown>): Promise<HalfMade> {
  const error = await thrownBy(call);
  if (error instanceof HalfMade) return error;
  throw error;
}

test("what was made before a later step failed is reported with its id and its shell", async () => {
  const { board, lifecycle, inputs } = desk();
  board.fail("write", "refused");
  const error = await halfMadeBy(lifecycle.create(inputs("lunch", "at noon")));
  expect(error).toMatchObject({ id: "notice-1", message: "write was refused", reasons: ["write was refused"] });
  expect(error.properties).toMatchObject({ title: "lunch", __provider: "shell", __urn: "urn:notice", __before: { text: null } });
});

test("what was made and never became readable is reported too", async () => {
  const { board, lifecycle, inputs } = desk();
  board.lag = 1_000;
  const error = await halfMadeBy(lifecycle.create(inputs("lunch", "")));
  expect(error.id).toBe("notice-1");
});

test("where nothing was made the error passes untouched", async () => {
  const { board, lifecycle, inputs } = desk();
  board.fail("pin", "refused");
  expect(await thrownBy(lifecycle.create(inputs("lunch", "")))).not.toBeInstanceOf(HalfMade);
});

test("the next run goes on from what was half made", async () => {
  const { board, lifecycle, inputs } = desk();
  board.fail("write", "refused");
  const half = await halfMadeBy(lifecycle.create(inputs("lunch", "at noon")));
  const { outs } = await lifecycle.update(half.id, half.properties, inputs("lunch", "at noon"));
  expect(outs).toMatchObject({ text: "at noon", __before: { text: null } });
  expect(board.writes.filter((write) => write.startsWith("pin"))).toHaveLength(1);
});

test("an update that failed leaves the recorded state as it was", async () => {
  const { board, lifecycle, inputs } = desk();
  const made = await lifecycle.create(inputs("lunch", "at noon"));
  board.fail("write", "refused");
  const error = await halfMadeBy(lifecycle.update(made.id, made.outs, inputs("lunch", "at two")));
  expect(error.properties).toMatchObject({ ...made.outs, __provider: "shell" });
});

describe("a step that is owed", () => {
  async function afterFailedRing(): Promise<ReturnType<typeof desk> & { id: string; olds: Stored }> {
    const all = desk();
    const made = await all.lifecycle.create(all.inputs("lunch", "at noon"));
    all.board.fail("ring", "refused");
    const half = await halfMadeBy(all.lifecycle.update(made.id, made.outs, all.inputs("lunch", "at two")));
    all.board.writes.length = 0;
    return { ...all, id: half.id, olds: half.properties };
  }

  test("is recorded beside the old properties", async () => {
    const { olds } = await afterFailedRing();
    expect(olds).toMatchObject({ text: "at noon", __owed: "ring" });
  });

  test("is a difference even when the program goes back to what was recorded", async () => {
    const { lifecycle, id, olds, inputs } = await afterFailedRing();
    await expect(lifecycle.diff(id, olds, inputs("lunch", "at noon"))).resolves.toEqual({ changes: true });
  });

  test("is done by the next run although nothing else is left to do", async () => {
    const { board, lifecycle, id, olds, inputs } = await afterFailedRing();
    const { outs } = await lifecycle.update(id, olds, inputs("lunch", "at two"));
    expect(board.writes).toEqual(["ring lunch"]);
    expect(outs).not.toHaveProperty("__owed");
  });

  test("stays owed when it fails again", async () => {
    const { board, lifecycle, id, olds, inputs } = await afterFailedRing();
    board.fail("ring", "refused");
    const again = await halfMadeBy(lifecycle.update(id, olds, inputs("lunch", "at two")));
    expect(again.properties).toMatchObject({ __owed: "ring" });
  });
});

describe("what is gone when it is to be updated", () => {
  test("is made again where the program chooses the id", async () => {
    const { board, lifecycle, inputs } = desk();
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    board.notices = [];
    await lifecycle.update(made.id, made.outs, inputs("lunch", "at two"));
    expect(board.notices).toMatchObject([{ title: "lunch", text: "at two" }]);
  });

  test("is an error where Graph chooses the id, and nothing is written", async () => {
    const { board, lifecycle, inputs } = desk({ idFromGraph: true });
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    board.notices = [];
    board.writes.length = 0;
    const error = await thrownBy(lifecycle.update(made.id, made.outs, inputs("lunch", "at two")));
    expect(error.message).toContain("the Notice is gone");
    expect(error.message).toContain("pulumi refresh");
    expect(error).not.toBeInstanceOf(HalfMade);
    expect(board.writes).toEqual([]);
  });
});
