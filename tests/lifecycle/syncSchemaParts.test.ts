import type { Stored } from "../../provider/engine/state";
import { createLifecycles } from "../../provider/lifecycles";
import { inPortal } from "./configuration";
import { jobByHand } from "./connectedJob";
import { hurriedClock, useGround, withShell } from "./ground";
import { declaredTenants, fabrikamId } from "./tenants";

interface Row {
  readonly targetAttributeName: string;
  readonly flowType: string;
  readonly source: { readonly type: string; readonly name: string; readonly expression: string } | null;
}

interface Mapping {
  enabled: boolean;
  readonly name: string | null;
  readonly sourceObjectName: string | null;
  readonly targetObjectName: string;
  readonly flowTypes: string;
  readonly attributeMappings: Row[];
}

interface Attribute {
  readonly name: string;
  readonly type: string;
}

interface Schema {
  readonly synchronizationRules: { readonly objectMappings: Mapping[] }[];
  readonly directories: { readonly objects: { readonly name: string; readonly attributes: Attribute[] }[] }[];
}

const ground = useGround();
const badge = "extension_9d98ed11f4354d1fb9f2a4d4f1f0c0de_badge";

describe("a schema", () => {
  let servicePrincipalId: string;
  let path: string;
  beforeEach(async () => {
    ({ servicePrincipalId, path } = await jobByHand(ground().control));
    await ground().writes();
  });

  const lifecycle = () => ground().lifecycle("SyncSchema");
  const checked = async (inputs: object): Promise<Stored> => {
    const { inputs: filled, failures } = await lifecycle().check({}, news(inputs));
    expect(failures).toEqual([]);
    return filled;
  };
  const news = (inputs: object) => withShell("SyncSchema", "mine", { tenant: "fabrikam", servicePrincipalId, ...inputs });
  const create = async (inputs: object) => lifecycle().create(await checked(inputs));
  const update = async (made: { id: string; outs: Stored }, inputs: object) => ({
    id: made.id,
    ...(await lifecycle().update(made.id, made.outs, await checked(inputs))),
  });
  const schema = (): Promise<Schema> => inPortal<Schema>(ground().control, fabrikamId, "GET", path);
  const mappingOf = async (target: string): Promise<Mapping> => {
    const found = (await schema()).synchronizationRules
      .flatMap((rule) => rule.objectMappings)
      .find((each) => each.targetObjectName === target);
    if (found === undefined) throw new Error(`the schema maps ${target}`);
    return found;
  };
  const rowOf = async (target: string): Promise<Row | undefined> =>
    (await mappingOf("User")).attributeMappings.find((each) => each.targetAttributeName === target);
  const attributesOn = async (side: 0 | 1): Promise<readonly Attribute[]> =>
    (await schema()).directories[side]?.objects.find((each) => each.name === "User")?.attributes ?? [];

  test("switches the mapping of users off and on, and sets it back", async () => {
    const made = await create({ enabled: false });
    expect((await mappingOf("User")).enabled).toBe(false);
    const read = await lifecycle().read(made.id, made.outs);
    expect(read.inputs).toMatchObject({ enabled: false });
    await lifecycle().delete(made.id, made.outs);
    expect((await mappingOf("User")).enabled).toBe(true);
  });

  test("switches the idle mapping of groups on, says whom it maps, and sets it back as it was", async () => {
    const before = await mappingOf("Group");
    const made = await create({ groups: { enabled: true, actions: { delete: false } } });
    expect(await mappingOf("Group")).toMatchObject({ enabled: true, sourceObjectName: "Group", flowTypes: "Add,Update" });
    expect((await lifecycle().read(made.id, made.outs)).inputs).toMatchObject({ groups: { enabled: true, actions: { delete: false } } });
    await ground().writes();
    await update(made, { groups: { enabled: true, actions: { delete: false } } });
    expect(await ground().writes()).toEqual([]);
    await lifecycle().delete(made.id, made.outs);
    expect(await mappingOf("Group")).toEqual(before);
  });

  test("maps groups by what the tenant's own schema has of them, named as in the newer template", async () => {
    await withNamedGroups();
    const before = await mappingOf("Group");
    const made = await create({
      groups: { enabled: true, mappings: { displayName: { expression: 'Append([displayName], " (Fabrikam)")' } } },
    });
    const { name, attributeMappings } = await mappingOf("Group");
    expect(name).toBe("Provision Microsoft Entra ID Groups");
    expect(attributeMappings.map((row) => row.source?.expression)).toContain('Append([displayName], " (Fabrikam)")');
    await lifecycle().delete(made.id, made.outs);
    expect((await mappingOf("Group")).enabled).toBe(false);
    expect((await mappingOf("Group")).attributeMappings).toEqual(before.attributeMappings);
  });

  test("refuses an attribute that groups do not have here, and says which they have", async () => {
    const failure = create({ groups: { enabled: true, mappings: { nickname: { constant: "x" } } } });
    await expect(failure).rejects.toThrow(/groups\.mappings\.nickname: .*'nickname'.*objectId, appRoleAssignments, members/);
    expect(await ground().writes()).toEqual([]);
  });

  test("adds declared attributes with their types, maps them, and takes them away again", async () => {
    const before = await schema();
    const attributes = { source: { [badge]: "String" }, target: { badgeNumber: "Integer" } };
    const made = await create({ attributes, mappings: { badgeNumber: { attribute: badge } } });
    expect(await attributesOn(0)).toContainEqual(expect.objectContaining({ name: badge, type: "String", multivalued: false }));
    expect(await attributesOn(1)).toContainEqual(expect.objectContaining({ name: "badgeNumber", type: "Integer" }));
    expect((await rowOf("badgeNumber"))?.source?.name).toBe(badge);
    expect((await lifecycle().read(made.id, made.outs)).props).toEqual(made.outs);
    await lifecycle().delete(made.id, made.outs);
    expect({ ...(await schema()), version: "" }).toEqual({ ...before, version: "", directories: (await schema()).directories });
    expect((await attributesOn(0)).map(({ name }) => name)).not.toContain(badge);
  });

  test("takes what the service discovered by itself for no difference, and leaves it when it goes", async () => {
    const made = await create({ attributes: { source: { [badge]: "String" } }, mappings: { city: { attribute: badge, apply: "always" } } });
    const discovered = "extension_9d98ed11f4354d1fb9f2a4d4f1f0c0de_discovered";
    await byHand((now) => now.directories[0]?.objects[0]?.attributes.push({ name: discovered, type: "String" }));
    expect((await lifecycle().read(made.id, made.outs)).props).toEqual(made.outs);
    await lifecycle().delete(made.id, made.outs);
    const names = (await attributesOn(0)).map(({ name }) => name);
    expect(names).toContain(discovered);
    expect(names).not.toContain(badge);
  });

  test("an attribute taken away by hand is drift, and comes back", async () => {
    const inputs = { attributes: { source: { [badge]: "String" }, target: {} } };
    const made = await create(inputs);
    await byHand((now) => {
      const user = now.directories[0]?.objects[0];
      user?.attributes.splice(
        user.attributes.findIndex(({ name }) => name === badge),
        1,
      );
    });
    expect((await lifecycle().read(made.id, made.outs)).inputs).toMatchObject({ attributes: { source: {} } });
    await update(made, inputs);
    expect((await attributesOn(0)).map(({ name }) => name)).toContain(badge);
  });

  test("gives back what is no longer declared, and leaves the rest of the declaration", async () => {
    const before = await rowOf("userType");
    const city = { attribute: "state", apply: "always" };
    const made = await create({ mappings: { userType: { constant: "Guest" }, city }, unmapped: ["manager"], actions: { delete: false } });
    const updated = await update(made, { mappings: { city } });
    expect(await rowOf("userType")).toEqual(before);
    expect((await rowOf("city"))?.source?.name).toBe("state");
    expect((await rowOf("manager"))?.source?.name).toBe("manager");
    expect((await mappingOf("User")).flowTypes).toBe("Add,Update,Delete");
    await lifecycle().delete(updated.id, updated.outs);
    expect((await rowOf("city"))?.source?.name).toBe("city");
  });

  test("an expression that the service spells in its own way is no difference", async () => {
    const expression = 'Join(",",[surname],ToUpper([givenName],))';
    const made = await create({ mappings: { displayName: { expression } } });
    expect((await rowOf("displayName"))?.source?.expression).toBe('Join(",", [surname], ToUpper([givenName], ))');
    expect((await lifecycle().read(made.id, made.outs)).props).toEqual(made.outs);
  });

  test("an expression that the service refuses is told with its property, and nothing is written", async () => {
    const error = { code: "ExpressionParsingFailed", message: "Function not allowed here." };
    const body = { error, parsingSucceeded: false, evaluationSucceeded: false, evaluationResult: [], parsedExpression: null };
    await ground().control.addFaults([{ method: "POST", path: "/parseExpression$", effect: { kind: "answer", status: 200, body } }]);
    const failure = create({ mappings: { city: { expression: "ToUpper([city], )" } } });
    await expect(failure).rejects.toThrow(
      /^mappings\.city\.expression: the service cannot read ToUpper\(\[city\], \): Function not allowed here\..*Nothing was written/,
    );
    expect(await ground().writes()).toEqual([]);
  });

  test("the service is asked about changed expressions only, all in one request", async () => {
    const mappings = { displayName: { expression: 'Append([displayName], " (F)")' }, city: { expression: "ToUpper([city], )" } };
    const made = await create({ mappings });
    await ground().control.clearRequests();
    await update(made, { mappings: { ...mappings, city: { expression: "ToLower([city], )" } } });
    const { requests } = await ground().control.requests();
    expect(requests.filter((each) => each.path.endsWith("/parseExpression"))).toHaveLength(1);
  });

  test("a running job goes on running through a change, and starts over by the service's own doing", async () => {
    const job = path.replace(/\/schema$/, "");
    await ground().control.portal(fabrikamId, "POST", `${job}/start`);
    await ground().writes();
    await create({ mappings: { userType: { constant: "Guest" } } });
    expect(await ground().writes()).toEqual([expect.stringMatching(/^PUT .*\/schema$/)]);
    expect(await inPortal(ground().control, fabrikamId, "GET", job)).toMatchObject({ schedule: { state: "Active" } });
  });

  test("a change that fails leaves a running job running, and the schema as it was", async () => {
    const job = path.replace(/\/schema$/, "");
    await ground().control.portal(fabrikamId, "POST", `${job}/start`);
    const before = await schema();
    await ground().control.addFaults([
      { method: "PUT", path: "/schema$", effect: { kind: "answer", status: 400, body: { error: { code: "schemaInvalid" } } } },
    ]);
    await expect(create({ mappings: { userType: { constant: "Guest" } } })).rejects.toThrow(/400 schemaInvalid/);
    expect(await schema()).toEqual(before);
    expect(await inPortal(ground().control, fabrikamId, "GET", job)).toMatchObject({ schedule: { state: "Active" } });
  });

  test("a change is announced while the engine compares, which it does in preview; the same declaration is not", async () => {
    const said: string[] = [];
    const lifecycles = createLifecycles({
      environment: {},
      clock: hurriedClock(),
      speak: () => (_severity, message) => {
        said.push(message);
        return Promise.resolve();
      },
    });
    const tenants = JSON.stringify(declaredTenants(ground().control.url));
    await lifecycles.SyncSchema.configure?.({ config: { get: (key) => (key === "entra-sync:tenants" ? tenants : undefined) } });
    const made = await create({ mappings: { userType: { constant: "Guest" } } });
    await lifecycles.SyncSchema.diff(made.id, made.outs, await checked({ mappings: { userType: { constant: "Guest" } } }));
    expect(said).toEqual([]);
    await lifecycles.SyncSchema.diff(made.id, made.outs, await checked({ mappings: { userType: { constant: "Member" } } }));
    expect(said).toEqual([expect.stringMatching(/the service runs a new initial cycle over all users/)]);
  });

  async function byHand(change: (now: Schema) => unknown): Promise<void> {
    const now = await schema();
    change(now);
    await ground().control.portal(fabrikamId, "PUT", path, now);
  }

  /** The template of 2026: named, with a source, and with a name to map. */
  async function withNamedGroups(): Promise<void> {
    await byHand((now) => {
      const mapping = now.synchronizationRules[0]?.objectMappings.find((each) => each.targetObjectName === "Group");
      Object.assign(mapping ?? {}, { name: "Provision Microsoft Entra ID Groups", sourceObjectName: "Group" });
      for (const { objects } of now.directories) {
        objects.find((each) => each.name === "Group")?.attributes.push({ name: "displayName", type: "String" });
      }
    });
    await ground().writes();
  }
});
