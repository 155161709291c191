import { heldBy } from "../lifecycle/ground";
import { Desk } from "./example";

jest.setTimeout(240_000);

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start();
});
afterAll(() => desk.close());

describe.each([
  ["quickstart", "+ 8 created"],
  ["filters-and-expressions", "+ 9 created"],
])("the example %s", (name, created) => {
  test("comes up, is stable, and leaves nothing behind", async () => {
    const before = await heldBy(desk.control);
    const example = desk.example(name);
    await example.initialize();
    const up = await example.pulumi("up", "--yes", "--skip-preview");
    expect(up.output).toContain(created);
    expect(up.code).toBe(0);

    await desk.control.clearRequests();
    const again = await example.pulumi("preview", "--expect-no-changes");
    expect(again.output).toContain("unchanged");
    expect(again.code).toBe(0);
    expect((await desk.control.requests()).requests).toEqual([]);

    const destroyed = await example.pulumi("destroy", "--yes", "--skip-preview");
    expect(destroyed.code).toBe(0);
    expect(await heldBy(desk.control)).toEqual(before);
  });
});
