import { Moments } from "../../../provider/graph/moments";
import { createCrowd } from "../../../provider/graph/crowd";

const partners = ["a", "b", "c", "d"];

test("many members of one collection that are looked at together are a crowd, each of them", async () => {
  const isOneOfMany = createCrowd(new Moments());
  await expect(Promise.all(partners.map((each) => isOneOfMany("/partners", each)))).resolves.toEqual([true, true, true, true]);
});

test("a few are not, however often they are looked at", async () => {
  const isOneOfMany = createCrowd(new Moments());
  const looks = ["a", "b", "a", "b", "a", "b"].map((each) => isOneOfMany("/partners", each));
  expect(new Set(await Promise.all(looks))).toEqual(new Set([false]));
});

test("members of different collections are no crowd", async () => {
  const isOneOfMany = createCrowd(new Moments());
  const looks = partners.map((each) => isOneOfMany(`/${each}`, each));
  expect(new Set(await Promise.all(looks))).toEqual(new Set([false]));
});

test("a crowd ends with its moment", async () => {
  const isOneOfMany = createCrowd(new Moments());
  await Promise.all(partners.map((each) => isOneOfMany("/partners", each)));
  await expect(isOneOfMany("/partners", "a")).resolves.toBe(false);
});
