import { settle, WaitedTooLong } from "../../../provider/engine/settle";
import { patientClock } from "../clock";
import { thrownBy } from "../thrown";

const readable = (boundMs: number, answers: (string | undefined)[]) => ({
  name: "the group to be readable",
  boundMs,
  attempt: () => Promise.resolve(answers.shift()),
});

test("what holds at once is not waited for", async () => {
  const clock = patientClock();
  await expect(settle(readable(60_000, ["there"]), clock)).resolves.toBe("there");
  expect(clock.delays).toEqual([]);
});

test("waiting starts well below a second and grows up to five", async () => {
  const clock = patientClock();
  await settle(readable(600_000, [...Array<undefined>(20).fill(undefined), "there"]), clock);
  expect(clock.delays[0]).toBe(100);
  expect(clock.delays[1]).toBe(160);
  expect(clock.delays.at(-1)).toBe(5_000);
  expect(clock.delays).toEqual(clock.delays.toSorted((one, other) => one - other));
});

test("past the bound the error names the condition and the bound", async () => {
  const error = await thrownBy(settle(readable(2_500, []), patientClock()));
  expect(error).toBeInstanceOf(WaitedTooLong);
  expect(error.message).toBe("waited 2.5 s for the group to be readable, and it did not come");
});

test("no more is waited than the bound, and the last look is at the bound", async () => {
  const clock = patientClock();
  let looks = 0;
  const attempt = () => Promise.resolve((looks++, undefined));
  await thrownBy(settle({ name: "anything", boundMs: 1_000, attempt }, clock));
  expect(clock.now()).toBe(1_000);
  expect(looks).toBe(clock.delays.length + 1);
});

test("an error of the look ends the waiting untouched", async () => {
  const refused = new Error("refused");
  const clock = patientClock();
  const error = await thrownBy(settle({ name: "anything", boundMs: 1_000, attempt: () => Promise.reject(refused) }, clock));
  expect(error).toBe(refused);
  expect(clock.delays).toEqual([]);
});

test("false and zero are values that have come", async () => {
  await expect(settle({ name: "a count", boundMs: 0, attempt: () => Promise.resolve(0) }, patientClock())).resolves.toBe(0);
});
