import { Desk } from "./example";

jest.setTimeout(120_000);

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start();
});
afterAll(() => desk.close());

test.each(["filters-and-expressions", "marketing-guests"])("the tests that %s brings along pass, and reach no tenant", async (name) => {
  const { code, output } = await desk.example(name).run("npm test");
  expect(output).toMatch(/Tests: +\d+ passed/);
  expect(code).toBe(0);
  expect((await desk.control.requests()).requests).toEqual([]);
});
