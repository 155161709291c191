import { contoso, fabrikam } from "../../simulator";
import { heldBy } from "../lifecycle/ground";
import { contosoId, declaredTenants, fabrikamId } from "../lifecycle/tenants";
import { LocalTenants } from "../tenants/localTenants";
import { Project } from "./project";

jest.setTimeout(240_000);

const program = `
import { CrossTenantSync } from "pulumi-entra-sync";

const sync = new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.marketingGroupId}"],
  notification: { email: "identity@fabrikam.com" },
  accidentalDeletion: { threshold: 500 },
});

export const servicePrincipalId = sync.servicePrincipalId;
export const jobId = sync.jobId;
`;

interface Values<Value> {
  readonly value: readonly Value[];
}

/** One story, told in order: each step stands on the one before. */
describe("a pair of tenants, declared with the installed package and the real engine", () => {
  let tenants: LocalTenants;
  let project: Project;
  let before: unknown;

  beforeAll(async () => {
    tenants = await LocalTenants.start();
    project = new Project(program, declaredTenants(tenants.control.url));
    before = await heldBy(tenants.control);
  }, 240_000);
  afterAll(async () => {
    await tenants.close();
    project.remove();
  });

  const inFabrikam = async <Body>(path: string): Promise<Body> => (await tenants.control.portal(fabrikamId, "GET", path)).body as Body;
  const output = async (name: string): Promise<string> => (await project.pulumi("stack", "output", name)).output.trim();
  const threshold = async (): Promise<unknown> => {
    const { value } = await inFabrikam<Values<{ key: string; value: string }>>(
      `/servicePrincipals/${await output("servicePrincipalId")}/synchronization/secrets`,
    );
    const settings = value.find((each) => each.key === "SyncNotificationSettings")?.value ?? "{}";
    return (JSON.parse(settings) as { DeleteThresholdValue: number }).DeleteThresholdValue;
  };

  test("`up` brings both halves up, and the job runs", async () => {
    const { code, output: said } = await project.pulumi("up", "--yes");
    expect(said).toMatch(/\+ 8 created/);
    expect(code).toBe(0);
    const sp = await output("servicePrincipalId");
    const jobs = await inFabrikam<Values<{ id: string; schedule: { state: string } }>>(`/servicePrincipals/${sp}/synchronization/jobs`);
    expect(jobs.value).toEqual([
      expect.objectContaining({ id: await output("jobId"), schedule: expect.objectContaining({ state: "Active" }) as unknown }),
    ]);
    const { body } = await tenants.control.portal(
      contosoId,
      "GET",
      `/policies/crossTenantAccessPolicy/partners/${fabrikamId}/identitySynchronization`,
    );
    expect(body).toMatchObject({ userSyncInbound: { isSyncAllowed: true } });
  });

  test("`up` again sends not one request", async () => {
    await tenants.control.clearRequests();
    const { code, output: said } = await project.pulumi("up", "--yes");
    expect(said).toMatch(/9 unchanged|8 unchanged/);
    expect(code).toBe(0);
    expect((await tenants.control.requests()).requests).toEqual([]);
  });

  test("state holds no secret in clear and no logic, and little of ours for each resource", async () => {
    const { output: state } = await project.pulumi("stack", "export");
    for (const secret of [fabrikam.clientSecret, contoso.clientSecret]) expect(state).not.toContain(secret);
    expect(state).toContain('exports.handler=()=>require(\\"pulumi-entra-sync/runtime\\").lifecycles.SyncJob');
    expect(state).not.toMatch(/function|__awaiter/);
  });

  test("one changed line is one changed property in the preview, and is what is applied", async () => {
    project.change("threshold: 500", "threshold: 400");
    const preview = await project.pulumi("preview", "--diff");
    expect(preview.output).toMatch(/~ threshold: 500 => 400/);
    expect(preview.output).toMatch(/~ 1 to update/);
    const { code } = await project.pulumi("up", "--yes");
    expect(code).toBe(0);
    expect(await threshold()).toBe(400);
  });

  test("a setting changed behind Pulumi's back is drift, named by its property, with an exit code", async () => {
    const secrets = `/servicePrincipals/${await output("servicePrincipalId")}/synchronization/secrets`;
    const { value } = await inFabrikam<Values<{ key: string; value: string }>>(secrets);
    const changed = value.map((each) => ({
      ...each,
      value: each.value.replace('"DeleteThresholdValue":400', '"DeleteThresholdValue":999'),
    }));
    await tenants.control.portal(fabrikamId, "PUT", secrets, { value: changed });
    const { code, output: said } = await project.pulumi("refresh", "--preview-only", "--expect-no-changes", "--diff");
    expect(said).toMatch(/~ threshold: 400 => 999/);
    expect(code).not.toBe(0);
  });

  test("a job stopped by hand is drift too, and `up --refresh` puts both back", async () => {
    const job = `/servicePrincipals/${await output("servicePrincipalId")}/synchronization/jobs/${await output("jobId")}`;
    await tenants.control.portal(fabrikamId, "POST", `${job}/pause`);
    const drift = await project.pulumi("refresh", "--preview-only", "--diff");
    expect(drift.output).toMatch(/~ state *: "running" => "stopped"/);
    const { code } = await project.pulumi("up", "--yes", "--refresh");
    expect(code).toBe(0);
    expect(await threshold()).toBe(400);
    expect(await inFabrikam(job)).toMatchObject({ schedule: { state: "Active" } });
    expect((await project.pulumi("refresh", "--preview-only", "--expect-no-changes")).code).toBe(0);
  });

  test("bad input is refused in the preview, by property, before any request", async () => {
    await tenants.control.clearRequests();
    project.change('email: "identity@fabrikam.com"', 'email: "identity at fabrikam"');
    project.change('target: "contoso"', 'target: "contosso"');
    const { code, output: said } = await project.pulumi("preview");
    project.change('email: "identity at fabrikam"', 'email: "identity@fabrikam.com"');
    project.change('target: "contosso"', 'target: "contoso"');
    expect(code).not.toBe(0);
    expect(said).toMatch(/no tenant 'contosso'|'contosso' is neither a tenant declared/);
    expect((await tenants.control.requests()).requests).toEqual([]);
  });

  test("`destroy` leaves both tenants as they were", async () => {
    const { code } = await project.pulumi("destroy", "--yes");
    expect(code).toBe(0);
    expect(await heldBy(tenants.control)).toEqual(before);
  });

  test.each([
    ["the configuration was made and not yet named", "PATCH", "/applications/"],
    ["the partner was made and may not synchronize yet", "PUT", "/identitySynchronization"],
    ["the job was made and not yet started", "POST", "/start$"],
  ])("engine and plugin killed when %s: the next `up` ends with one of everything", async (_moment, method, path) => {
    await tenants.control.addFaults([{ method, path, effect: { kind: "delay", ms: 30_000 } }]);
    const child = project.start("up", "--yes");
    await untilHeld(tenants, method, path);
    project.kill(child);
    await tenants.control.clearFaults();
    await project.pulumi("cancel", "--yes");
    const { code, output: said } = await project.pulumi("up", "--yes");
    expect(said).not.toMatch(/error/i);
    expect(code).toBe(0);
    await expectOneOfEverything();
    expect((await project.pulumi("destroy", "--yes")).code).toBe(0);
    expect((await configurations()).length).toBe(0);
  });

  const configurations = async (): Promise<readonly { id: string; displayName: string }[]> => {
    const filter = encodeURIComponent("applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'");
    return (await inFabrikam<Values<{ id: string; displayName: string }>>(`/servicePrincipals?$filter=${filter}`)).value;
  };

  async function expectOneOfEverything(): Promise<void> {
    const [configuration, ...others] = await configurations();
    expect(others).toEqual([]);
    expect(configuration?.displayName).toBe("Fabrikam to Contoso");
    const base = `/servicePrincipals/${configuration?.id ?? ""}`;
    expect((await inFabrikam<Values<unknown>>(`${base}/synchronization/jobs`)).value).toHaveLength(1);
    expect((await inFabrikam<Values<unknown>>(`${base}/appRoleAssignedTo`)).value).toHaveLength(1);
    expect((await inFabrikam<Values<unknown>>("/policies/crossTenantAccessPolicy/partners")).value).toHaveLength(1);
  }
});

/** Until the request that is being held back has come in: the fault is used up then. */
async function untilHeld(tenants: LocalTenants, method: string, path: string): Promise<void> {
  const isWaiting = async (): Promise<boolean> =>
    (await tenants.control.faults()).some((each) => each.method === method && each.path === path);
  while (await isWaiting()) await new Promise((resolve) => setTimeout(resolve, 50));
}
