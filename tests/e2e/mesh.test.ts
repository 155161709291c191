import { heldBy } from "../lifecycle/ground";
import { LocalTenants } from "../tenants/localTenants";
import { Project } from "./project";
import { declared, groupOf, tenantIdOf, threeTenants, type Alias } from "./threeTenants";

jest.setTimeout(400_000);

const program = `
import { CrossTenantMesh } from "pulumi-entra-sync";

const mesh = new CrossTenantMesh("group", {
  tenants: {
    fabrikam: { groups: ["${groupOf("fabrikam")}"] },
    contoso: { groups: ["${groupOf("contoso")}"] },
    adatum: { groups: ["${groupOf("adatum")}"] },
  },
  topology: "full",
  pairs: [{ source: "fabrikam", target: "contoso", accidentalDeletion: { threshold: 40 } }],
  defaults: { accidentalDeletion: { threshold: 500 } },
});

export const pairs = mesh.pairs;
`;

interface Pair {
  readonly source: Alias;
  readonly target: Alias;
  readonly servicePrincipalId: string;
  readonly status: { readonly code: string };
}

/** One story, told in order: each step stands on the one before. */
describe("a mesh of three tenants and six pairs, with the installed package and the real engine", () => {
  let tenants: LocalTenants;
  let project: Project;
  let before: unknown;

  beforeAll(async () => {
    tenants = await LocalTenants.start();
    // Installing holds this process up, and connections that were open before it are closed after it.
    project = new Project(program, declared(tenants.control.url));
    await tenants.control.reset(threeTenants);
    await tenants.control.settings({ consistencyDelayMs: 0 });
    before = await heldBy(tenants.control);
  }, 400_000);
  afterAll(async () => {
    await tenants.close();
    project.remove();
  });

  const pairs = async (): Promise<Readonly<Record<string, Pair>>> =>
    JSON.parse((await project.pulumi("stack", "output", "pairs", "--json")).output) as Record<string, Pair>;
  const asked = async (kind: string): Promise<number> => {
    const { requests } = await tenants.control.requests();
    return requests.filter((each) => each.kind === kind).length;
  };
  const policy = async (tenant: Alias, partner: Alias): Promise<unknown> => {
    const path = `/policies/crossTenantAccessPolicy/partners/${tenantIdOf(partner)}`;
    return (await tenants.control.portal(tenantIdOf(tenant), "GET", path)).body;
  };
  const allowed = (inboundAllowed: boolean | null, outboundAllowed: boolean | null) => ({
    automaticUserConsentSettings: { inboundAllowed, outboundAllowed },
  });

  test("`up` makes every pair, with one policy for each tenant and partner, and signs in once to each tenant", async () => {
    await tenants.control.clearRequests();
    const { code, output } = await project.pulumi("up", "--yes", "--skip-preview", "--parallel", "100");
    expect(output).toMatch(/\+ 38 created/);
    expect(code).toBe(0);
    expect(await asked("token")).toBe(3);
    const made = await pairs();
    expect(Object.keys(made)).toHaveLength(6);
    expect(made["adatum to contoso"]).toMatchObject({
      source: "adatum",
      target: "contoso",
      servicePrincipalId: expect.any(String) as unknown,
    });
    expect(await policy("contoso", "fabrikam")).toMatchObject(allowed(true, true));
  });

  test("a pair's own settings win over those of all", async () => {
    const { "fabrikam to contoso": own, "fabrikam to adatum": other } = await pairs();
    const threshold = async (pair: Pair | undefined): Promise<unknown> => {
      const path = `/servicePrincipals/${pair?.servicePrincipalId ?? ""}/synchronization/secrets`;
      const { body } = await tenants.control.portal(tenantIdOf("fabrikam"), "GET", path);
      const { value } = body as { value: readonly { key: string; value: string }[] };
      const text = value.find(({ key }) => key === "SyncNotificationSettings")?.value ?? "{}";
      return (JSON.parse(text) as { DeleteThresholdValue: number }).DeleteThresholdValue;
    };
    expect(await threshold(own)).toBe(40);
    expect(await threshold(other)).toBe(500);
  });

  test("`up` again sends not one request", async () => {
    await tenants.control.clearRequests();
    const { code } = await project.pulumi("up", "--yes", "--skip-preview", "--parallel", "100");
    expect(code).toBe(0);
    expect((await tenants.control.requests()).requests).toEqual([]);
  });

  test("`refresh` looks at each thing once, and at many in one request", async () => {
    await tenants.control.clearRequests();
    const { code } = await project.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes", "--parallel", "100");
    expect(code).toBe(0);
    // For each of six configurations five things, and for each of six policies two.
    expect(await asked("part")).toBeLessThanOrEqual(6 * 5 + 6 * 2);
    expect(await asked("graph")).toBeLessThanOrEqual(12);
  });

  test("a smaller topology takes back what only the pairs that go needed", async () => {
    project.change('topology: "full"', 'topology: { hub: "fabrikam", direction: "fromHub" }');
    const { code } = await project.pulumi("up", "--yes", "--skip-preview", "--parallel", "100");
    expect(code).toBe(0);
    expect(Object.keys(await pairs()).sort()).toEqual(["fabrikam to adatum", "fabrikam to contoso"]);
    expect(await policy("contoso", "fabrikam")).toMatchObject(allowed(true, null));
    expect(await policy("contoso", "adatum")).toMatchObject({ error: { code: "Request_ResourceNotFound" } });
  });

  test("what is wrong with a mesh is said by its place, before any request", async () => {
    await tenants.control.clearRequests();
    project.change('source: "fabrikam", target: "contoso"', 'source: "fabrikam", target: "contosso"');
    const { code, output } = await project.pulumi("preview");
    project.change('source: "fabrikam", target: "contosso"', 'source: "fabrikam", target: "contoso"');
    expect(code).not.toBe(0);
    expect(output).toContain("the mesh 'group' cannot be made: pairs[0].target is 'contosso', which tenants does not declare");
    expect((await tenants.control.requests()).requests).toEqual([]);
  });

  test("`destroy` leaves all tenants as they were", async () => {
    expect((await project.pulumi("destroy", "--yes", "--skip-preview", "--parallel", "100")).code).toBe(0);
    expect(await heldBy(tenants.control)).toEqual(before);
  });
});
