import type { Stored } from "../../provider/engine/state";
import type { SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal } from "./configuration";
import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { fabrikamId } from "./tenants";

interface Row {
  targetAttributeName: string;
  flowType: string;
  matchingPriority: number;
  defaultValue: string | null;
  source: { type: string; name: string; expression: string } | null;
}

interface Mapping {
  sourceObjectName: string | null;
  flowTypes: string;
  scope: { groups: { name: string; clauses: { operatorName: string }[] }[]; inputFilterGroups: unknown[] } | null;
  attributeMappings: Row[];
}

interface Schema {
  synchronizationRules: { objectMappings: Mapping[] }[];
  directories: { objects: { name: string; attributes: { name: string }[] }[] }[];
}

const jobs = (servicePrincipalId: unknown): string => `/servicePrincipals/${String(servicePrincipalId)}/synchronization/jobs`;

async function jobByHand(control: SimulatorControl, displayName?: string): Promise<{ servicePrincipalId: string; path: string }> {
  const { servicePrincipal } = await configurationByHand(control, displayName);
  const { id } = await inPortal<{ id: string }>(control, fabrikamId, "POST", jobs(servicePrincipal.id), { templateId: "Azure2Azure" });
  return { servicePrincipalId: servicePrincipal.id, path: `${jobs(servicePrincipal.id)}/${id}/schema` };
}

async function schemaPath(control: SimulatorControl, servicePrincipalId: unknown): Promise<string> {
  const { value } = await inPortal<{ value: { id: string }[] }>(control, fabrikamId, "GET", jobs(servicePrincipalId));
  return `${jobs(servicePrincipalId)}/${value[0]?.id ?? ""}/schema`;
}

function usersOf(schema: Schema): Mapping {
  const mapping = schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find((each) => each.sourceObjectName === "User");
  if (mapping === undefined) throw new Error("the schema maps users");
  return mapping;
}

/** A person edits the mapping of users in the portal and saves. */
async function byHand(control: SimulatorControl, path: string, change: (users: Mapping) => void): Promise<void> {
  const schema = await inPortal<Schema>(control, fabrikamId, "GET", path);
  change(usersOf(schema));
  await control.portal(fabrikamId, "PUT", path, schema);
}

const row = (users: Mapping, target: string): Row | undefined =>
  users.attributeMappings.find((each) => each.targetAttributeName === target);

const ground = useGround();
const mappings = {
  userType: { constant: "Guest", apply: "always" },
  displayName: { expression: 'Append([displayName], " (Fabrikam)")', apply: "always" },
  city: { attribute: "state", apply: "onlyOnCreate" },
};
const scopingFilters = [{ name: "Marketing only", clauses: [{ attribute: "department", operator: "EQUALS", value: "Marketing" }] }];

lifecycleSuite(ground, {
  kind: "SyncSchema",
  async prepare({ control }) {
    const { servicePrincipalId } = await jobByHand(control);
    return { tenant: "fabrikam", servicePrincipalId, mappings, scopingFilters, unmapped: ["manager"] };
  },
  update: { inputs: { mappings: { ...mappings, userType: { constant: "Member", apply: "always" } } }, writes: [/^PUT .*\/schema$/] },
  replace: { inputs: { servicePrincipalId: "11111111-2222-4333-8444-555555555555" }, property: "servicePrincipalId" },

  async drift(control, made) {
    await byHand(control, await schemaPath(control, made.outs.servicePrincipalId), (users) => {
      const changed = row(users, "userType");
      if (changed?.source) Object.assign(changed.source, { name: "Member", expression: '"Member"' });
    });
    return { property: "mappings", value: { ...mappings, userType: { constant: "Member", apply: "always" } } };
  },
  async vanish(control, made) {
    const path = await schemaPath(control, made.outs.servicePrincipalId);
    await control.portal(fabrikamId, "DELETE", path.replace(/\/schema$/, ""));
  },
  firstWrite: { method: "PUT", path: "/schema$" },

  async adopted(control, inputs: Stored) {
    const { servicePrincipalId, path } = await jobByHand(control, "Another");
    await byHand(control, path, (users) => {
      const constant = row(users, "userType");
      if (constant)
        Object.assign(constant, { flowType: "Always", source: { type: "Constant", name: "Guest", expression: '"Guest"', parameters: [] } });
    });
    return { ...inputs, servicePrincipalId, mappings: { userType: mappings.userType }, unmapped: [], scopingFilters: undefined };
  },
});

describe("a schema", () => {
  let servicePrincipalId: string;
  let path: string;
  beforeEach(async () => {
    ({ servicePrincipalId, path } = await jobByHand(ground().control));
    await ground().writes();
  });

  const news = (inputs: object): Stored => withShell("SyncSchema", "mine", { tenant: "fabrikam", servicePrincipalId, ...inputs });
  const check = (inputs: object) => ground().lifecycle("SyncSchema").check({}, news(inputs));
  const create = async (inputs: object): Promise<{ id: string; outs: Stored }> =>
    ground()
      .lifecycle("SyncSchema")
      .create((await check(inputs)).inputs);
  const schema = (): Promise<Schema> => inPortal<Schema>(ground().control, fabrikamId, "GET", path);

  test("changes what is declared and nothing beside it", async () => {
    const before = await schema();
    await create({ mappings: { userType: mappings.userType } });
    const after = await schema();
    const others = (users: Mapping): Row[] => users.attributeMappings.filter((each) => each.targetAttributeName !== "userType");
    expect(others(usersOf(after))).toEqual(others(usersOf(before)));
    expect(usersOf(after).scope).toEqual(usersOf(before).scope);
    expect(row(usersOf(after), "userType")?.source).toMatchObject({ type: "Constant", name: "Guest", expression: '"Guest"' });
  });

  test("in another order, or with null for nothing, is no difference", async () => {
    const made = await create({ mappings, scopingFilters });
    await byHand(ground().control, path, (users) => {
      users.attributeMappings.reverse();
    });
    const read = await ground()
      .lifecycle("SyncSchema")
      .read(made.id, { ...made.outs, __provider: news({}).__provider });
    expect(read.props).toEqual({ ...made.outs, __provider: news({}).__provider });
  });

  test("that is exclusive maps nothing else but the matching attribute", async () => {
    await create({ mappings: { ...requiredMappings(), displayName: { attribute: "displayName" } }, exclusive: true });
    const targets = usersOf(await schema()).attributeMappings.map((each) => each.targetAttributeName);
    expect(targets.sort()).toEqual([...Object.keys(requiredMappings()), "displayName", "alternativeSecurityIds"].sort());
  });

  test("declared before there is a job makes one, leaves it stopped, and takes it along when it goes", async () => {
    const { servicePrincipal } = await configurationByHand(ground().control, "Without a job");
    const checked = await check({ servicePrincipalId: servicePrincipal.id, mappings: { userType: mappings.userType } });
    const made = await ground().lifecycle("SyncSchema").create(checked.inputs);
    const jobsNow = (): Promise<{ value: object[] }> => inPortal(ground().control, fabrikamId, "GET", jobs(servicePrincipal.id));
    const stopped = expect.objectContaining({ schedule: expect.objectContaining({ state: "Disabled" }) as unknown }) as unknown;
    expect((await jobsNow()).value).toEqual([stopped]);
    await ground().lifecycle("SyncSchema").delete(made.id, made.outs);
    expect((await jobsNow()).value).toEqual([]);
  });

  test("says which actions are allowed in the target, and leaves the others", async () => {
    await create({ actions: { delete: false } });
    expect(usersOf(await schema()).flowTypes).toBe("Add,Update");
  });

  test("keeps the built-in filter of external users beside the declared ones", async () => {
    await create({ scopingFilters: [{ name: "Has a department", clauses: [{ attribute: "department", operator: "IS NOT NULL" }] }] });
    const { scope } = usersOf(await schema());
    expect(scope?.inputFilterGroups).toHaveLength(1);
    expect(scope?.groups).toEqual([expect.objectContaining({ name: "Has a department" })]);
  });

  test("the mapping of the matching attribute is refused before anything is written", async () => {
    await expect(create({ mappings: { alternativeSecurityIds: { attribute: "netId" } } })).rejects.toThrow(/matched between the tenants/);
    expect(await ground().writes()).toEqual([]);
  });

  test.each([
    [{ mappings: { city: { attribute: "companyName" } } }, "companyName"],
    [{ mappings: { city: { expression: 'Append([companyName], "!")' } } }, "companyName"],
    [{ scopingFilters: [{ name: "x", clauses: [{ attribute: "companyName", operator: "IS NULL" }] }] }, "companyName"],
  ])("an attribute that this tenant's older schema lacks is refused before anything is written: %j", async (inputs, name) => {
    await withoutAttribute(name);
    await expect(create(inputs)).rejects.toThrow(/^(mappings\.city|scopingFilters\[0\]).*There is no attribute 'companyName'.*declare it/s);
    expect(await ground().writes()).toEqual([]);
  });

  /** As a template of another age has it. */
  async function withoutAttribute(name: string): Promise<void> {
    const now = await schema();
    const directories = now.directories.map((directory) => ({
      ...directory,
      objects: directory.objects.map((each) => ({ ...each, attributes: each.attributes.filter((one) => one.name !== name) })),
    }));
    await ground().control.portal(fabrikamId, "PUT", path, { ...now, directories });
    await ground().writes();
  }

  test("an expression that is wrong is shown with the character where it goes wrong", async () => {
    const { failures } = await check({ mappings: { city: { expression: "Upper([city])" } } });
    expect(failures[0]?.reason).toMatch(/Upper.*\n.*\^/s);
  });
});

/** Attributes that every user of the target must have. */
function requiredMappings(): Record<string, object> {
  const names = ["IsSoftDeleted", "accountEnabled", "userPrincipalName", "mailNickname"];
  return Object.fromEntries(names.map((name) => [name, { attribute: name }]));
}
