import { declaredTenants, fabrikamId } from "../lifecycle/tenants";
import { LocalTenants } from "../tenants/localTenants";
import { Project } from "./project";

jest.setTimeout(240_000);

const program = `
import { SyncConfiguration, SyncSchema } from "pulumi-entra-sync";
import { append, attr, print } from "pulumi-entra-sync/expressions";

const configuration = new SyncConfiguration("pair", { tenant: "fabrikam", displayName: "Fabrikam to Contoso" });
new SyncSchema("pair", {
  tenant: "fabrikam",
  servicePrincipalId: configuration.id,
  mappings: {
    userType: { constant: "Guest" },
    displayName: { expression: print(append(attr("displayName"), " (Fabrikam)")) },
    city: { attribute: "state", apply: "onlyOnCreate" },
  },
  scopingFilters: [{ name: "Marketing", clauses: [{ attribute: "department", operator: "EQUALS", value: "Marketing" }] }],
  unmapped: ["manager"],
});

export const servicePrincipalId = configuration.id;
`;

interface Row {
  readonly targetAttributeName: string;
  source: { name: string; expression: string } | null;
}

interface Schema {
  readonly synchronizationRules: { readonly objectMappings: { readonly targetObjectName: string; readonly attributeMappings: Row[] }[] }[];
}

/** The lines of a difference that name a value: a sign, a property, and no more than what is in it. */
function changedLines(output: string): string[] {
  const lines = output.split("\n").map((line) => line.trim());
  return lines.filter((line) => /^[~+-] *\w+ *: (?!\{|\[)/.test(line));
}

/** One story, told in order: each step stands on the one before. */
describe("a schema in the real engine", () => {
  let tenants: LocalTenants;
  let project: Project;

  beforeAll(async () => {
    tenants = await LocalTenants.start();
    project = new Project(program, declaredTenants(tenants.control.url));
  }, 240_000);
  afterAll(async () => {
    await tenants.close();
    project.remove();
  });

  const inFabrikam = async <Body>(path: string): Promise<Body> => (await tenants.control.portal(fabrikamId, "GET", path)).body as Body;

  /** A person edits the rows of users in the portal and saves. */
  async function byHand(change: (rows: Row[]) => void): Promise<void> {
    const servicePrincipalId = (await project.pulumi("stack", "output", "servicePrincipalId")).output.trim();
    const jobs = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
    const { value } = await inFabrikam<{ value: { id: string }[] }>(jobs);
    const path = `${jobs}/${value[0]?.id ?? ""}/schema`;
    const schema = await inFabrikam<Schema>(path);
    change(schema.synchronizationRules[0]?.objectMappings.find((each) => each.targetObjectName === "User")?.attributeMappings ?? []);
    await tenants.control.portal(fabrikamId, "PUT", path, schema);
  }

  test("is made once, and the second `up` changes nothing", async () => {
    expect(await project.pulumi("up", "--yes")).toMatchObject({ code: 0 });
    const { code, output } = await project.pulumi("preview", "--expect-no-changes");
    expect(output).not.toMatch(/to update|to create/);
    expect(code).toBe(0);
  });

  test("returned in another order is no difference", async () => {
    await byHand((rows) => rows.reverse());
    const { code, output } = await project.pulumi("refresh", "--preview-only", "--expect-no-changes", "--diff");
    expect(changedLines(output)).toEqual([]);
    expect(code).toBe(0);
  });

  test("with one mapping changed by hand is one changed line in the refresh, and one on the way back", async () => {
    await byHand((rows) => {
      const row = rows.find((each) => each.targetAttributeName === "userType");
      if (row?.source) Object.assign(row.source, { name: "Member", expression: '"Member"' });
    });
    const drift = await project.pulumi("refresh", "--preview-only", "--diff");
    expect(changedLines(drift.output)).toEqual(['~ constant: "Guest" => "Member"']);
    await project.pulumi("refresh", "--yes");
    const back = await project.pulumi("preview", "--diff");
    expect(changedLines(back.output)).toEqual(['~ constant: "Member" => "Guest"']);
    expect(back.output).toMatch(/the service runs a new initial cycle over all users/);
    expect(await project.pulumi("up", "--yes")).toMatchObject({ code: 0 });
  });

  test("with one word changed in the program is one changed line in the preview", async () => {
    project.change('value: "Marketing"', 'value: "Sales"');
    const { output } = await project.pulumi("preview", "--diff");
    expect(changedLines(output)).toEqual(['~ value: "Marketing" => "Sales"']);
  });

  test("with a misspelled attribute is refused in the preview, with the character, and nothing is asked of Graph", async () => {
    await tenants.control.clearRequests();
    project.change('attr("displayName")', 'attr("displayname")');
    const { code, output } = await project.pulumi("preview");
    expect(code).not.toBe(0);
    expect(output).toMatch(/case matters, write 'displayName' \(at character 8\)/);
    expect(output).toMatch(/Append\(\[displayname\], " \(Fabrikam\)"\)\n +\^/);
    expect((await tenants.control.requests()).requests).toEqual([]);
  });
});
