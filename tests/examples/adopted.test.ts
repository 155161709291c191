import { heldBy } from "../lifecycle/ground";
import { clickedTogether } from "./byHand";
import { Desk } from "./example";

jest.setTimeout(240_000);

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start();
});
afterAll(() => desk.close());

test("the example adopted takes a synchronization over without a write, and gives it back as it was", async () => {
  const servicePrincipalId = await clickedTogether(desk.control);
  const before = await heldBy(desk.control);
  const example = desk.example("adopted");
  await example.initialize();
  await desk.control.clearRequests();

  const up = await example.pulumi("up", "--yes", "--skip-preview");
  expect(up.output).toContain(servicePrincipalId);
  expect(up.code).toBe(0);
  expect(await heldBy(desk.control)).toEqual(before);
  const { requests } = await desk.control.requests();
  const writes = requests.filter(
    ({ kind, method, path }) => kind !== "token" && method !== "GET" && !/\$batch|validateCredentials$/.test(path),
  );
  expect(writes).toEqual([]);

  expect(await example.pulumi("refresh", "--preview-only", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(await example.pulumi("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(await heldBy(desk.control)).toEqual(before);
});
