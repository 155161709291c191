import { declared, groupOf, threeTenants } from "../e2e/threeTenants";
import { heldBy } from "../lifecycle/ground";
import { Desk } from "./example";

jest.setTimeout(300_000);

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start(threeTenants);
});
afterAll(() => desk.close());

const mail = "identity@fabrikam.com";
const groups = { fabrikam: groupOf("fabrikam"), contoso: groupOf("contoso"), adatum: groupOf("adatum") };
const staff = {
  "hub-and-spoke:fabrikamStaff": groups.fabrikam,
  "hub-and-spoke:contosoDirectors": groups.contoso,
  "hub-and-spoke:adatumDirectors": groups.adatum,
  "hub-and-spoke:notificationEmail": mail,
};
const members = Object.fromEntries(Object.entries(groups).map(([alias, group]) => [alias, { groups: [group] }]));

describe.each([
  ["hub-and-spoke", 4, staff],
  ["full-mesh", 6, { "full-mesh:meshTenants": members }],
])("the example %s", (name, pairs, settings) => {
  test("brings up each of its pairs, is stable, and leaves nothing behind", async () => {
    const before = await heldBy(desk.control);
    const example = desk.example(name);
    example.settings({ ...settings, "entra-sync:tenants": declared(desk.control.url) });
    await example.initialize();
    const up = await example.pulumi("up", "--yes", "--skip-preview", "--parallel", "100");
    expect(up.output).toContain("created");
    expect(up.code).toBe(0);
    const output = await example.pulumi("stack", "output", "pairs", "--json");
    expect(Object.keys(JSON.parse(output.output) as object)).toHaveLength(pairs);

    await desk.control.clearRequests();
    const again = await example.pulumi("preview", "--expect-no-changes");
    expect(again.code).toBe(0);
    expect((await desk.control.requests()).requests).toEqual([]);

    expect((await example.pulumi("destroy", "--yes", "--skip-preview", "--parallel", "100")).code).toBe(0);
    expect(await heldBy(desk.control)).toEqual(before);
  });
});
