import { pick, toStored } from "../../../provider/engine/state";

test("what the engine cannot store is left out or written as text", () => {
  const stored = toStored({ notes: undefined, count: 12n, made: new Date(0), read: () => 1, tags: ["a", undefined] });
  expect(stored).toStrictEqual({ count: "12", made: "1970-01-01T00:00:00.000Z", tags: ["a", null] });
});

test("what is stored is a copy: a later change does not reach it", () => {
  const groups = ["one"];
  const stored = toStored({ groups });
  groups.push("two");
  expect(stored).toStrictEqual({ groups: ["one"] });
});

test("only named members are picked, and such as are there", () => {
  expect(pick({ scope: "all", notes: null, email: undefined, other: 1, off: false }, ["scope", "notes", "email", "off"])).toStrictEqual({
    scope: "all",
    off: false,
  });
});
