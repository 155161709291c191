import type { SyncStatus } from "../../provider";
import { contoso, fabrikam } from "../../simulator";
import { minutes, useCliStage, widestLine } from "./stage";
import { atTerminal, inPipe } from "./terminal";
import { faultsOf } from "./valid";

const stage = useCliStage();

/** One story, told in order: a synchronization from its first day to a quarantine and out of it. */
describe("entra-sync status", () => {
  test("before the initial cycle it says that this is waited for, with the settings of the stack and no id typed", async () => {
    const { code, stdout, stderr } = await stage().run("status");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Fabrikam to Contoso {2}waiting for its initial cycle\n/);
    expect(stdout).toMatch(/^Tenants +fabrikam → contoso$/m);
    expect(stdout).toMatch(/^Scope +assigned users and groups$/m);
    expect(stdout).toMatch(/^Notification +identity@fabrikam\.com$/m);
    expect(stdout).toMatch(/^Accidental deletion +stops from 500 deletions on$/m);
    expect(stdout).toMatch(/^Last cycle +none yet$/m);
    expect(stdout).toContain(`https://entra.microsoft.com/${fabrikam.tenantId}/#view/`);
  });

  test("in the middle of a cycle it shows how far it has come", async () => {
    await stage().tenants.control.advance(11 * minutes);
    const { stdout } = await stage().run("status");
    expect(stdout).toMatch(/^Current cycle +\d+ of 12 users$/m);
  });

  test("after a cycle it counts users by what happened to them, and says when the next one is due", async () => {
    await stage().tenants.control.advance(20 * minutes);
    const { code, stdout } = await stage().run("status");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Fabrikam to Contoso {2}healthy\n/);
    expect(stdout).toMatch(/^Last cycle +succeeded, \d{4}-\d\d-\d\d \d\d:\d\d UTC to /m);
    expect(stdout).toMatch(/^Users in it +12 created, 0 updated, 0 disabled, 0 deleted, 0 failed$/m);
    expect(stdout).toMatch(/^Users kept in target +12$/m);
    expect(stdout).toMatch(/^Next cycle +about \d{4}-/m);
  });

  test("as JSON it says the same, by the published schema", async () => {
    const { code, stdout } = await stage().run("status", "--json");
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as readonly SyncStatus[];
    expect(faultsOf("status", answer)).toEqual([]);
    expect(faultsOf("status", [{ ...answer[0], health: "splendid" }])).not.toEqual([]);
    expect(answer).toMatchObject([{ health: "healthy", source: { tenant: "fabrikam" }, lastCycle: { users: { created: 12, failed: 0 } } }]);
  });

  test("colours are for a terminal alone, and NO_COLOR and FORCE_COLOR have the last word", async () => {
    const terminal = await stage().look(["status"]);
    expect(terminal.raw).toContain("\u001b[32mhealthy\u001b[39m");
    expect(terminal.text).toMatch(/^Fabrikam to Contoso {2}healthy\n/);
    expect((await stage().run("status")).stdout).not.toContain("\u001b");
    expect((await inPipe(stage().call(["status"], { FORCE_COLOR: "1" }))).stdout).toContain("\u001b[32mhealthy");
    expect((await atTerminal(stage().call(["status"], { NO_COLOR: "1" }))).raw).not.toContain("\u001b[32m");
  });

  test("on a narrow terminal long values go on below each other, within its width; a link stays whole to be followed", async () => {
    const { raw, text } = await stage().look(["status"], { columns: 60 });
    const [{ portal }] = JSON.parse((await stage().run("status", "--json")).stdout) as [{ portal: string }];
    expect(raw).toContain(portal);
    expect(text).not.toContain("…");
    expect(widestLine(text)).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^Scope +assigned users and groups$/m);
  });

  test("a configuration is named by its name in any case, or by its id; another name is refused in one sentence", async () => {
    const { stdout } = await stage().run("status", "--json", "-c", "fabrikam TO contoso");
    const [{ servicePrincipalId }] = JSON.parse(stdout) as [{ servicePrincipalId: string }];
    expect((await stage().run("status", "-c", servicePrincipalId)).code).toBe(0);
    const unknown = await stage().run("status", "-c", "Woodgrove");
    expect(unknown).toEqual({
      code: 1,
      stdout: "",
      stderr: "entra-sync: there is no configuration 'Woodgrove' in stack 'test' nor in its tenants. It manages 'Fabrikam to Contoso'.\n",
    });
  });

  test("a connection that a tenant has withdrawn is a quarantine with its reason and its remedy, and exit code 2", async () => {
    const policy = `/policies/crossTenantAccessPolicy/partners/${fabrikam.tenantId}/identitySynchronization`;
    await stage().tenants.control.portal(contoso.tenantId, "PATCH", policy, { userSyncInbound: { isSyncAllowed: false } });
    await stage().tenants.control.advance(41 * minutes);
    const { code, stdout } = await stage().run("status");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Fabrikam to Contoso {2}quarantined\n/);
    expect(stdout).toMatch(/^Quarantine +EncounteredQuarantineException since .*: The service could not connect to the target tenant\.$/m);
    expect(faultsOf("status", JSON.parse((await stage().run("status", "--json")).stdout))).toEqual([]);
    expect(stdout).toMatch(/^What to do +See what is missing \(entra-sync check\)/m);
  });
});
