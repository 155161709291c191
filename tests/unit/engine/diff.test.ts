import { difference, equalInputs } from "../../../provider/engine/diff";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const names = ["tenantId", "scope", "notes", "groups", "deletion"];
const olds = { tenantId: "t1", scope: "all", groups: ["a", "b"], deletion: { enabled: true, threshold: 5 }, __provider: "shell" };

function diffTo(changes: object): ReturnType<typeof difference> {
  return difference(olds, { ...olds, ...changes }, names, ["tenantId"]);
}

test("equal inputs are no change", () => {
  expect(diffTo({})).toEqual({ changes: false });
});

test("absent, null and undefined say the same, at any depth", () => {
  expect(diffTo({ notes: null, deletion: { enabled: true, threshold: 5, note: undefined } })).toEqual({ changes: false });
});

test("members in another order are no change, items of a list are", () => {
  expect(diffTo({ deletion: { threshold: 5, enabled: true } })).toEqual({ changes: false });
  expect(diffTo({ groups: ["b", "a"] })).toEqual({});
});

test("a changed property leaves it to the engine to show which", () => {
  expect(diffTo({ scope: "assigned" })).toEqual({});
  expect(diffTo({ scope: undefined })).toEqual({});
});

test("a changed identity replaces, and the old one goes first", () => {
  expect(diffTo({ tenantId: "t2", scope: "assigned" })).toEqual({ replaces: ["tenantId"], deleteBeforeReplace: true });
});

test("an identity that is not known yet may be another one", () => {
  expect(diffTo({ tenantId: unknown })).toEqual({ replaces: ["tenantId"], deleteBeforeReplace: true });
});

test("a value that is not known yet may be another one", () => {
  expect(diffTo({ groups: ["a", unknown] })).toEqual({});
});

test("outputs and hidden members are never a difference", () => {
  expect(difference({ ...olds, status: "Active", __urn: "one" }, { ...olds, __urn: "other" }, names, ["tenantId"])).toEqual({
    changes: false,
  });
});

test("a step that is owed is a change although every input holds", () => {
  expect(difference({ ...olds, __owed: "restart" }, olds, names, ["tenantId"])).toEqual({ changes: true });
});

test("another shell is a change, so that state gets the present one", () => {
  expect(diffTo({ __provider: "newer shell" })).toEqual({ changes: true });
});

test("inputs are equal by what they say, not by how they are written", () => {
  expect(equalInputs({ scope: "all", notes: undefined }, { notes: null, scope: "all" })).toBe(true);
  expect(equalInputs({ threshold: 500 }, { threshold: "500" })).toBe(false);
});
