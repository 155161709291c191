import { contoso, fabrikam } from "../../simulator";
import { useCliStage, widestLine } from "./stage";
import { inPipe } from "./terminal";
import { faultsOf } from "./valid";

const stage = useCliStage();

/** One story, told in order. */
describe("entra-sync check", () => {
  test("of a pair that is as it should be finds nothing missing, permission by permission, in both tenants", async () => {
    const { code, stdout, stderr } = await stage().run("check");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^ok +fabrikam +sign-in +signs in to fab0fab0-.* with clientSecret$/m);
    expect(stdout).toMatch(/^ok +fabrikam +permission +may make the configuration \(Application\.ReadWrite\.All\)$/m);
    expect(stdout).toMatch(/^ok +contoso +policy +users may be synchronized into it \(towards fabrikam\)$/m);
    expect(stdout).toMatch(/^ok +fabrikam +connection +the service accepts the connection/m);
    expect(stdout).toMatch(/^ok +fabrikam +scope +assigned are Marketing$/m);
    expect(stdout).not.toMatch(/MISSING|What puts it right/);
    expect(code).toBe(0);
  });

  test("of a policy that was withdrawn names it, the refused connection, and the line of code that puts it right", async () => {
    const policy = `/policies/crossTenantAccessPolicy/partners/${fabrikam.tenantId}/identitySynchronization`;
    await stage().tenants.control.portal(contoso.tenantId, "PATCH", policy, { userSyncInbound: { isSyncAllowed: false } });
    const { code, stdout } = await stage().run("check");
    expect(stdout).toMatch(/^MISSING +contoso +policy +userSyncAllowed towards fabrikam is not set$/m);
    expect(stdout).toMatch(/^MISSING +fabrikam +connection +the service refuses the connection: .*inbound synchronization/m);
    expect(stdout).toContain(
      'contoso: new PartnerPolicy("contoso-fabrikam", { tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true });',
    );
    expect(code).toBe(2);
  });

  test("marks at a terminal what is missing in red, within its width", async () => {
    const { code, raw, text } = await stage().look(["check"], { columns: 80 });
    expect(raw).toContain("\u001b[31mMISSING\u001b[39m");
    expect(text).toMatch(/^ok +fabrikam +connection|^MISSING +fabrikam +connection +the service refuses the connection:/m);
    expect(widestLine(text.slice(0, text.indexOf("What puts it right")))).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^What puts it right\ncontoso: new PartnerPolicy\(/m);
    expect(code).toBe(2);
  });

  test("of an identity without permissions names each of them, and goes on with what can be seen", async () => {
    const weak = { ENTRA_SYNC_FABRIKAM_CLIENT_ID: fabrikam.weakClientId, ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: fabrikam.weakClientSecret };
    const { code, stdout } = await inPipe(stage().call(["check"], weak));
    expect(stdout).toMatch(/^ok +fabrikam +permission +may read the policies/m);
    expect(stdout).toMatch(
      /^MISSING +fabrikam +permission +may not manage settings, mappings and job: Synchronization\.ReadWrite\.All is not granted$/m,
    );
    expect(stdout).toMatch(/^ok +fabrikam +policy /m);
    expect(code).toBe(2);
  });

  test("of a tenant that cannot be signed in to says so, and looks at the other one all the same", async () => {
    const wrong = { ENTRA_SYNC_CONTOSO_CLIENT_ID: contoso.clientId, ENTRA_SYNC_CONTOSO_CLIENT_SECRET: "not-the-secret" };
    const { code, stdout } = await inPipe(stage().call(["check", "--json"], wrong));
    expect(faultsOf("check", JSON.parse(stdout))).toEqual([]);
    const [{ findings }] = JSON.parse(stdout) as [{ findings: readonly { tenant: string; subject: string; verdict: string }[] }];
    expect(findings.filter((each) => each.tenant === "contoso")).toMatchObject([{ subject: "sign-in", verdict: "missing" }]);
    expect(findings.filter((each) => each.tenant === "fabrikam" && each.verdict === "fine").length).toBeGreaterThan(6);
    expect(stdout).not.toContain("not-the-secret");
    expect(code).toBe(2);
  });
});
