import { thrownBy } from "../thrown";
import { desk } from "./board";

test("a write that was done although its answer was lost is found and not repeated", async () => {
  const { board, lifecycle, inputs } = desk();
  board.fail("pin", "done, answer lost");
  await lifecycle.create(inputs("lunch", "at noon"));
  expect(board.writes).toEqual(["pin lunch", "write lunch"]);
  expect(board.notices).toHaveLength(1);
});

test("a write that was done and shows late is waited for before it would be repeated", async () => {
  const { board, lifecycle, inputs } = desk();
  board.lag = 5;
  board.fail("pin", "done, answer lost");
  await lifecycle.create(inputs("lunch", "at noon"));
  expect(board.notices).toHaveLength(1);
  expect(board.writes.filter((write) => write === "pin lunch")).toHaveLength(1);
});

test("a write that was done is not repeated because a later look shows the past again", async () => {
  const { board, lifecycle, inputs } = desk();
  board.relapse = 1;
  board.fail("pin", "done, answer lost");
  await lifecycle.create(inputs("lunch", "at noon"));
  expect(board.writes).toEqual(["pin lunch", "write lunch"]);
});

test("a write that has not shown by the bound is sent again", async () => {
  const { board, clock, lifecycle, inputs } = desk();
  board.fail("pin", "not done, answer lost");
  await lifecycle.create(inputs("lunch", "at noon"));
  expect(board.writes).toEqual(["pin lunch", "pin lunch", "write lunch"]);
  expect(clock.now()).toBe(15_000);
});

test("it gives up after four attempts, with the error of the last", async () => {
  const { board, lifecycle, inputs } = desk();
  for (let attempt = 1; attempt <= 5; attempt++) board.fail("pin", "not done, answer lost");
  const error = await thrownBy(lifecycle.create(inputs("lunch", "at noon")));
  expect(error.message).toBe("the answer to pin was lost");
  expect(board.writes).toHaveLength(4);
});

test("a refused write is not repeated", async () => {
  const { board, clock, lifecycle, inputs } = desk();
  board.fail("pin", "refused");
  const error = await thrownBy(lifecycle.create(inputs("lunch", "at noon")));
  expect(error.message).toBe("pin was refused");
  expect(board.writes).toEqual(["pin lunch"]);
  expect(clock.delays).toEqual([]);
});

test("what an unsure write made is not remembered as having been there before", async () => {
  const { board, lifecycle, inputs } = desk();
  board.fail("pin", "done, answer lost");
  const made = await lifecycle.create(inputs("lunch", "at noon"));
  expect(made.outs.__before).toEqual({ text: null });
});
