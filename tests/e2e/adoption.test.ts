import { adoption } from "../adoption/command";

test("a configuration made by hand is imported, adopted with 0 writes, unchanged in a second `up`, and released as it was", async () => {
  const { writes, adopted, again, writesInAll, isAsBefore } = await adoption();
  expect(adopted).toBe("+ 9 created");
  expect(writes).toBe(0);
  expect(again).toBe("9 unchanged");
  expect(writesInAll).toBe(0);
  expect(isAsBefore).toBe(true);
}, 240_000);
