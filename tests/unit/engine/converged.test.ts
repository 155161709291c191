import { thrownBy } from "../thrown";
import { desk } from "./board";

test("creating makes it, and hands back inputs, outputs and what was there before", async () => {
  const { board, lifecycle, inputs } = desk();
  await expect(lifecycle.create(inputs("lunch", "at noon"))).resolves.toEqual({
    id: "notice-1",
    outs: { title: "lunch", text: "at noon", length: 7, __before: { text: null }, __urn: "urn:notice" },
  });
  expect(board.writes).toEqual(["pin lunch", "write lunch"]);
});

test("creating twice writes once", async () => {
  const { board, lifecycle, inputs } = desk();
  const first = await lifecycle.create(inputs("lunch", "at noon"));
  const second = await lifecycle.create(inputs("lunch", "at noon"));
  expect(board.writes).toEqual(["pin lunch", "write lunch"]);
  expect(second.id).toBe(first.id);
});

test("what exists already is adopted with the smallest write, and what it was is remembered", async () => {
  const { board, lifecycle, inputs } = desk();
  board.notices = [{ id: "old", title: "lunch", text: "at one" }];
  const made = await lifecycle.create(inputs("lunch", "at noon"));
  expect(board.writes).toEqual(["write lunch"]);
  expect(made).toMatchObject({ id: "old", outs: { __before: { text: "at one" } } });
});

test("an update sends what differs from the live state, whatever the recorded one says", async () => {
  const { board, lifecycle, inputs } = desk();
  const made = await lifecycle.create(inputs("lunch", "at noon"));
  board.notices = [{ id: made.id, title: "lunch", text: "at one" }];
  board.writes.length = 0;
  const { outs } = await lifecycle.update(made.id, made.outs, inputs("lunch", "at one"));
  expect(board.writes).toEqual([]);
  expect(outs).toMatchObject({ text: "at one", __before: { text: null } });
});

test("what an update sees is not taken for what was there before", async () => {
  const { lifecycle, inputs } = desk();
  const made = await lifecycle.create(inputs("lunch", "at noon"));
  const { outs } = await lifecycle.update(made.id, made.outs, inputs("lunch", "at two"));
  expect(outs.__before).toEqual({ text: null });
});

describe("done means readable", () => {
  test("it returns when the last write shows, and not before", async () => {
    const { board, clock, lifecycle, inputs } = desk();
    board.lag = 4;
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    expect(made.outs.text).toBe("at noon");
    expect(clock.delays).toHaveLength(4);
  });

  test("what shows at once is not waited for", async () => {
    const { clock, lifecycle, inputs } = desk();
    await lifecycle.create(inputs("lunch", "at noon"));
    expect(clock.delays).toEqual([]);
  });

  test("past the bound the error names what differs", async () => {
    const { board, clock, lifecycle, inputs } = desk();
    board.notices = [{ id: "old", title: "lunch", text: "at one" }];
    board.lag = 1_000;
    const error = await thrownBy(lifecycle.create(inputs("lunch", "at noon")));
    expect(error.message).toBe(
      'waited 60 s for Graph to show the Notice as it was written, and it did not come: text is "at one" and not "at noon"',
    );
    expect(clock.now()).toBe(60_000);
  });

  test("what never shows at all is not described member by member", async () => {
    const { board, lifecycle, inputs } = desk();
    board.lag = 1_000;
    const error = await thrownBy(lifecycle.create(inputs("lunch", "")));
    expect(error.message).toBe("waited 60 s for Graph to show the Notice as it was written, and it did not come");
  });
});
