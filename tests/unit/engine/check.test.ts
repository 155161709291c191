import { z } from "zod";
import { checkAgainst, recalled } from "../../../provider/engine/check";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const schema = z.object({
  name: z.string("must be a text").min(1, "must not be empty"),
  notes: z.string("must be a text").optional(),
  scope: z.enum(["assigned", "all"], 'must be "assigned" or "all"').default("assigned"),
  groups: z.array(z.guid("must be a GUID"), "must be a list").default([]),
  limit: z
    .strictObject({
      enabled: z.boolean("must be true or false").default(true),
      count: z.number("must be a number").min(1, "must be at least 1").default(5),
    })
    .prefault({}),
});
const defaults = { scope: "assigned", groups: [], limit: { enabled: true, count: 5 } };

function failuresOf(news: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(checkAgainst(schema, { name: "n", ...news }).failures.map(({ property, reason }) => [property, reason]));
}

test("what is left out gets its default, at any depth", () => {
  expect(checkAgainst(schema, { name: "n", limit: { count: 7 } })).toEqual({
    inputs: { name: "n", ...defaults, limit: { enabled: true, count: 7 } },
    failures: [],
  });
});

test("null is the same as left out", () => {
  expect(checkAgainst(schema, { name: "n", notes: null, scope: null })).toEqual({ inputs: { name: "n", ...defaults }, failures: [] });
});

test("a missing property is named as missing", () => {
  expect(failuresOf({ name: undefined })).toEqual({ name: "is required: must be a text" });
});

test("a failure names the property by its path, the value, and what would be right", () => {
  expect(failuresOf({ scope: "some", groups: ["nobody"], limit: { count: 0 } })).toEqual({
    scope: 'is "some": must be "assigned" or "all"',
    "groups[0]": 'is "nobody": must be a GUID',
    "limit.count": "is 0: must be at least 1",
  });
});

test("every fault is reported, not only the first", () => {
  expect(Object.keys(failuresOf({ groups: ["one", "two"], scope: 3 }))).toEqual(["scope", "groups[0]", "groups[1]"]);
});

test("a misspelled property is named with those that exist", () => {
  expect(failuresOf({ nots: "x" })).toEqual({ nots: "there is no such property; known ones are name, notes, scope, groups, limit" });
});

test("a misspelled property is a fault even while its value is not known", () => {
  expect(Object.keys(failuresOf({ nots: unknown }))).toEqual(["nots"]);
});

test("hidden inputs pass untouched", () => {
  const checked = checkAgainst(schema, { name: "n", __provider: "shell", __urn: "urn" });
  expect(checked.failures).toEqual([]);
  expect(checked.inputs).toMatchObject({ __provider: "shell", __urn: "urn" });
});

test("an unknown value passes, whatever its type will be, and stays unknown", () => {
  const news = { name: unknown, scope: unknown, groups: unknown, limit: unknown };
  expect(checkAgainst(schema, news)).toEqual({ inputs: news, failures: [] });
});

test("an unknown value inside another passes", () => {
  expect(checkAgainst(schema, { name: "n", groups: [unknown], limit: { count: unknown } }).failures).toEqual([]);
});

test("an unknown value does not hide the faults of the others", () => {
  expect(Object.keys(failuresOf({ name: unknown, scope: "some" }))).toEqual(["scope"]);
});

test("an unknown value does not hide the faults beside it in the same list or object", () => {
  expect(Object.keys(failuresOf({ groups: [unknown, "nobody"], limit: { enabled: unknown, count: 0 } }))).toEqual([
    "groups[1]",
    "limit.count",
  ]);
});

test("an unknown value does not take the defaults of the others away", () => {
  expect(checkAgainst(schema, { name: unknown }).inputs).toEqual({ name: unknown, ...defaults });
});

test("what comes from state gets the defaults of a newer schema, and nothing else", () => {
  expect(recalled(schema, { name: "n", status: "Active", __urn: "urn" })).toEqual({ name: "n", ...defaults });
});

test("what comes from state is taken as it is, even where a program could not declare it", () => {
  const stored = { name: "", scope: "assigned", groups: ["nobody"], limit: { enabled: true, count: 0 } };
  expect(recalled(schema, stored)).toEqual(stored);
});
