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
  expect(stdout).toMatch(/^alternativeSecurityIds +AltSecIdFromNetId\(\[netId\]\) +only on create +1$/m);
  expect(stdout).toMatch(/^none: everybody who is assigned is in scope$/m);
  expect(stdout).toMatch(/^fine +contoso +policy +users may be synchronized into it/m);
  expect(stdout).toMatch(/^fine +fabrikam +connection +the service accepts/m);
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\d +12 +0 +0 +0 +0 +0 +0$/m);
  const [shown] = JSON.parse((await stage().run("show", "--json")).stdout) as [{ mappings: { attributes: readonly unknown[] } }];
  expect(shown.mappings.attributes).toHaveLength(23);
});
