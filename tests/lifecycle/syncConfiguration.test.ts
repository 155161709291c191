import type { HalfMade } from "../../provider/engine/halfMade";
import { configurationByHand } from "./configuration";
import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { fabrikamId } from "./tenants";

const displayName = "Fabrikam to Contoso";

const ground = useGround();

lifecycleSuite(ground, {
  kind: "SyncConfiguration",
  prepare: () => Promise.resolve({ tenant: "fabrikam", displayName, notes: "Owned by the platform team" }),
  update: { inputs: { displayName: "Another name" }, writes: [/^PATCH \/applications\//, /^PATCH \/servicePrincipals\//] },
  replace: { inputs: { tenant: "contoso" }, property: "tenantId" },

  async drift(control, made) {
    await control.portal(fabrikamId, "PATCH", `/applications/${String(made.outs.applicationId)}`, { displayName: "Renamed by hand" });
    return { property: "displayName", value: "Renamed by hand" };
  },
  async vanish(control, made) {
    await control.portal(fabrikamId, "DELETE", `/applications/${String(made.outs.applicationId)}`);
  },
  firstWrite: { method: "POST", path: "/instantiate$" },
  laterWrite: { method: "PATCH", path: "/applications/" },

  async adopted(control) {
    await configurationByHand(control, displayName);
    return { tenant: "fabrikam", displayName, adopt: true };
  },
});

describe("a configuration of the same name", () => {
  const create = async (inputs: object): Promise<{ id: string }> => {
    const lifecycle = ground().lifecycle("SyncConfiguration");
    const { inputs: checked } = await lifecycle.check(
      {},
      withShell("SyncConfiguration", "mine", { tenant: "fabrikam", displayName, ...inputs }),
    );
    return lifecycle.create(checked);
  };

  test("is neither taken over nor doubled without being asked to: the error names both ways out", async () => {
    await configurationByHand(ground().control, displayName);
    await ground().writes();
    await expect(create({})).rejects.toThrow(/adopt: true.*another displayName/s);
    expect(await ground().writes()).toEqual([]);
  });

  test("that was instantiated although the service answered 404 is found again and not made twice", async () => {
    const effect = {
      kind: "answer",
      status: 404,
      body: { error: { code: "Request_ResourceNotFound", message: "" } },
      afterWrite: true,
    } as const;
    await ground().control.addFaults([{ method: "POST", path: "/instantiate$", effect }]);
    const made = await create({});
    const { body } = await ground().control.portal(
      fabrikamId,
      "GET",
      "/servicePrincipals?$filter=servicePrincipalType eq 'Application'&$select=id,displayName",
    );
    const named = (body as { value: { id: string; displayName: string }[] }).value.filter((each) =>
      /Fabrikam to|being made/.test(each.displayName),
    );
    expect(named).toEqual([expect.objectContaining({ id: made.id, displayName })]);
  });

  test("that was made and could not be marked yet is marked by the next run: without the state it is still known as our own", async () => {
    const effect = { kind: "answer", status: 400, body: { error: { code: "Request_BadRequest", message: "Not today." } } } as const;
    await ground().control.addFaults([{ method: "PATCH", path: "/applications/", effect }]);
    const half = (await create({}).catch((each: unknown) => each)) as HalfMade;
    const lifecycle = ground().lifecycle("SyncConfiguration");
    const news = withShell("SyncConfiguration", "mine", { tenant: "fabrikam", displayName });
    await lifecycle.update(half.id, half.properties, (await lifecycle.check({}, news)).inputs);
    expect((await create({})).id).toBe(half.id);
  });

  test("is adopted by its id, whatever its name, and gets its name back when released", async () => {
    const byHand = await configurationByHand(ground().control, "Clicked in 2024");
    const lifecycle = ground().lifecycle("SyncConfiguration");
    const news = withShell("SyncConfiguration", "mine", { tenant: "fabrikam", displayName, adopt: byHand.servicePrincipal.id });
    const made = await lifecycle.create((await lifecycle.check({}, news)).inputs);
    expect(made.id).toBe(byHand.servicePrincipal.id);
    await lifecycle.delete(made.id, { ...made.outs, __provider: news.__provider });
    const { body } = await ground().control.portal(fabrikamId, "GET", `/servicePrincipals/${made.id}`);
    expect(body).toMatchObject({ displayName: "Clicked in 2024" });
  });

  test("is named by an id that no service principal has: the error says which id is asked for", async () => {
    const byHand = await configurationByHand(ground().control);
    await expect(create({ adopt: byHand.application.appId })).rejects.toThrow(/no service principal.*not its application \(client\) id/s);
  });

  test.each([
    ["an adopted one is deleted where the program says so", { adopt: true, onDestroy: "delete" }, 404],
    ["an adopted one is released else", { adopt: true }, 200],
    ["one that was made here is released where the program says so", { onDestroy: "release" }, 200],
    ["one that was made here is deleted else", {}, 404],
  ])("destroyed: %s", async (_what, inputs, status) => {
    if ("adopt" in inputs) await configurationByHand(ground().control, displayName);
    const made = (await create(inputs)) as { id: string; outs: object };
    await ground()
      .lifecycle("SyncConfiguration")
      .delete(made.id, withShell("SyncConfiguration", "mine", made.outs));
    expect((await ground().control.portal(fabrikamId, "GET", `/servicePrincipals/${made.id}`)).status).toBe(status);
  });

  test("two of them cannot be adopted by name: the error asks for the id", async () => {
    await configurationByHand(ground().control, displayName);
    await configurationByHand(ground().control, displayName);
    await expect(create({ adopt: true })).rejects.toThrow(/2 configurations named.*service principal's id/s);
  });
});
