import { minutes, useCliStage } from "./stage";

const stage = useCliStage();

test("entra-sync show draws the portal's other pages: ids, links, who is assigned, mappings, connection of both sides, and counts", async () => {
  await stage().tenants.control.advance(31 * minutes);
  const { code, stdout, stderr } = await stage().run("show");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Source tenant +fabrikam, fab0fab0-/m);
  expect(stdout).toMatch(/^Target tenant +contoso, c0de50c0-/m);
  expect(stdout).toMatch(/^Marketing +group +fab0fab0-0000-4000-8000-000000001001 +in scope$/m);
  expect(stdout).toMatch(/^alternativeSecurityIds +only on create +1 +AltSecIdFromNetId\(\[netId\]\)$/m);
  expect(stdout).toMatch(/^none: everybody who is assigned is in scope$/m);
  expect(stdout).toMatch(/^fine +contoso +policy +users may be synchronized into it/m);
  expect(stdout).toMatch(/^fine +fabrikam +connection +the service accepts/m);
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\d +12 +0 +0 +0 +0 +0 +0$/m);
  expect(stdout).toMatch(/^In the directory +\d\d\nAssigned +12\nNot disabled +12\nIn scope +12\nKept in the target +12$/m);
  const [shown] = JSON.parse((await stage().run("show", "--json")).stdout) as [
    { mappings: { attributes: readonly unknown[] }; funnel: unknown },
  ];
  expect(shown.funnel).toMatchObject({ assigned: 12, active: 12, inScope: 12, provisioned: 12 });
  expect(shown.mappings.attributes).toHaveLength(23);
});

test("at a terminal users and groups are no wider than it, however narrow, and every id and link is whole", async () => {
  for (const columns of [80, 60]) {
    const { code, text, raw } = await stage().look(["show"], { columns });
    expect(raw).toContain("\u001b[1m");
    const [, tables = ""] = text.split("Users and groups\n");
    const lines = tables.split("Attribute mappings\n")[0]?.split("\n") ?? [];
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(text).not.toContain("…");
    expect(text).toMatch(/^In scope +12$/m);
    expect(text).toContain("fab0fab0-0000-4000-8000-000000001001");
    expect(code).toBe(0);
  }
});
