import { thrownBy } from "../thrown";
import { desk } from "./board";

describe("read", () => {
  test("returns inputs beside outputs, so that drift shows property by property", async () => {
    const { board, lifecycle, inputs } = desk();
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    board.notices = [{ id: made.id, title: "lunch", text: "at one" }];
    await expect(lifecycle.read(made.id, { ...made.outs, __provider: "shell" })).resolves.toEqual({
      id: made.id,
      props: { title: "lunch", text: "at one", length: 6, __before: { text: null }, __provider: "shell", __urn: "urn:notice" },
      inputs: { title: "lunch", text: "at one", __urn: "urn:notice" },
    });
  });

  test("writes nothing and finds what create left", async () => {
    const { board, lifecycle, inputs } = desk();
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    board.writes.length = 0;
    const read = await lifecycle.read(made.id, made.outs);
    expect(read.props).toEqual(made.outs);
    expect(board.writes).toEqual([]);
  });

  test("returns no id for what is gone", async () => {
    const { board, lifecycle, inputs } = desk();
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    board.notices = [];
    await expect(lifecycle.read(made.id, made.outs)).resolves.toEqual({});
  });

  test("understands state from before a property existed", async () => {
    const { board, lifecycle } = desk();
    board.notices = [{ id: "old", title: "lunch", text: "" }];
    await expect(lifecycle.read("old", { title: "lunch" })).resolves.toMatchObject({ id: "old", inputs: { title: "lunch", text: "" } });
  });

  test("understands state in which Graph showed what a program could not declare", async () => {
    const { board, lifecycle } = desk();
    board.notices = [{ id: "old", title: "", text: "untitled" }];
    await expect(lifecycle.read("old", { title: "", text: "untitled" })).resolves.toMatchObject({ id: "old" });
    await lifecycle.delete("old", { title: "", text: "untitled" });
    expect(board.notices).toEqual([]);
  });
});

describe("delete", () => {
  test("removes what is there", async () => {
    const { board, lifecycle, inputs } = desk();
    const made = await lifecycle.create(inputs("lunch", "at noon"));
    await lifecycle.delete(made.id, made.outs);
    expect(board.notices).toEqual([]);
  });

  test("of what is gone writes nothing", async () => {
    const { board, lifecycle, inputs } = desk();
    await lifecycle.delete("notice-1", inputs("lunch", "at noon"));
    expect(board.writes).toEqual([]);
  });
});

describe("check", () => {
  const failuresOf = async (title: string, text: string) => {
    const { lifecycle, inputs } = desk();
    return (await lifecycle.check({}, inputs(title, text))).failures;
  };

  test("hands on what was written where something is wrong, so that the engine can show it", async () => {
    const { lifecycle, inputs } = desk();
    const { inputs: shown, failures } = await lifecycle.check({}, { ...inputs("", "at noon") });
    expect(failures).toEqual([{ property: "title", reason: 'is "": must not be empty' }]);
    expect(shown).toEqual(inputs("", "at noon"));
  });

  test("looks at rules over several properties only when each is right by itself", async () => {
    await expect(failuresOf("lunch", "lunch")).resolves.toEqual([{ property: "text", reason: "repeats the title" }]);
    await expect(failuresOf("banned", "banned")).resolves.toEqual([{ property: "title", reason: "is banned" }]);
  });

  test("does not apply a rule to a value that is not known yet", async () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    await expect(failuresOf(unknown, unknown)).resolves.toEqual([]);
  });

  test("sends no request", async () => {
    const { board, lifecycle, inputs } = desk();
    await lifecycle.check({}, inputs("lunch", "at noon"));
    expect([board.looks, board.writes]).toEqual([0, []]);
  });
});

test("an update from state that is older than a property knows its default", async () => {
  const { board, lifecycle, inputs } = desk();
  board.notices = [{ id: "old", title: "lunch", text: "" }];
  board.fail("write", "refused");
  const error = await thrownBy(lifecycle.update("old", { title: "lunch" }, inputs("lunch", "at noon")));
  expect(error).toHaveProperty("properties.text", "");
});
