import { holdsUnknown, isUnknown } from "../../../provider/engine/unknown";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test("the engine's mark of an unknown value is known, and no other GUID", () => {
  expect(isUnknown(unknown)).toBe(true);
  expect(isUnknown("04da6b54-80e4-46f7-96ec-b56ff0331ba8")).toBe(false);
  expect(isUnknown(undefined)).toBe(false);
});

test("an unknown value is found however deep it is", () => {
  expect(holdsUnknown(unknown)).toBe(true);
  expect(holdsUnknown(["known", unknown])).toBe(true);
  expect(holdsUnknown({ notification: { email: unknown } })).toBe(true);
});

test("what is known through and through holds no unknown", () => {
  expect(holdsUnknown({ scope: "all", groups: ["a"], notes: null, threshold: 5 })).toBe(false);
  expect(holdsUnknown(null)).toBe(false);
});
