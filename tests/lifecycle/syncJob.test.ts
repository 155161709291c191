import type { SimulatorControl } from "../../simulator";
import { configurationByHand, policiesByHand } from "./configuration";
import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { contosoId, fabrikamId } from "./tenants";
import type { Stored } from "../../provider/engine/state";

const jobs = (servicePrincipalId: unknown): string => `/servicePrincipals/${String(servicePrincipalId)}/synchronization/jobs`;

async function connected(control: SimulatorControl, displayName?: string): Promise<string> {
  const { servicePrincipal } = await configurationByHand(control, displayName);
  const value = [
    { key: "AuthenticationType", value: "SyncPolicy" },
    { key: "CompanyId", value: contosoId },
  ];
  await control.portal(fabrikamId, "PUT", `/servicePrincipals/${servicePrincipal.id}/synchronization/secrets`, { value });
  return servicePrincipal.id;
}

async function jobByHand(control: SimulatorControl, servicePrincipalId: string): Promise<string> {
  const { body } = await control.portal(fabrikamId, "POST", jobs(servicePrincipalId), { templateId: "Azure2Azure" });
  return (body as { id: string }).id;
}

const ground = useGround();

lifecycleSuite(ground, {
  kind: "SyncJob",
  async prepare({ control }) {
    await policiesByHand(control);
    return { tenant: "fabrikam", servicePrincipalId: await connected(control), state: "running" };
  },
  update: { inputs: { state: "stopped" }, writes: [/^POST .*\/pause$/] },
  replace: { inputs: { servicePrincipalId: "11111111-2222-4333-8444-555555555555" }, property: "servicePrincipalId" },

  async drift(control, made) {
    await control.portal(fabrikamId, "POST", `${jobs(made.outs.servicePrincipalId)}/${made.id}/pause`);
    return { property: "state", value: "stopped" };
  },
  async vanish(control, made) {
    await control.portal(fabrikamId, "DELETE", `${jobs(made.outs.servicePrincipalId)}/${made.id}`);
  },
  firstWrite: { method: "POST", path: "/synchronization/jobs$" },
  laterWrite: { method: "POST", path: "/start$" },

  async adopted(control, inputs) {
    const servicePrincipalId = await connected(control, "Another");
    const id = await jobByHand(control, servicePrincipalId);
    await control.portal(fabrikamId, "POST", `${jobs(servicePrincipalId)}/${id}/start`);
    return { ...inputs, servicePrincipalId };
  },
});

describe("a job", () => {
  let servicePrincipalId: string;
  beforeEach(async () => {
    await policiesByHand(ground().control);
    servicePrincipalId = await connected(ground().control);
    await ground().writes();
  });

  const checked = async (inputs: object): Promise<Stored> => {
    const news = withShell("SyncJob", "mine", { tenant: "fabrikam", servicePrincipalId, ...inputs });
    return (await ground().lifecycle("SyncJob").check({}, news)).inputs;
  };

  test("that is declared stopped is made and never started", async () => {
    await ground()
      .lifecycle("SyncJob")
      .create(await checked({ state: "stopped" }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/^POST .*\/jobs$/)]);
  });

  test("starts over when a restart trigger changes, and only then", async () => {
    const lifecycle = ground().lifecycle("SyncJob");
    const made = await lifecycle.create(await checked({ restartTriggers: ["mapping 1"] }));
    await ground().writes();
    const updated = await lifecycle.update(made.id, made.outs, await checked({ restartTriggers: ["mapping 2"] }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/\/restart$/)]);
    await lifecycle.update(made.id, updated.outs, await checked({ restartTriggers: ["mapping 2"] }));
    expect(await ground().writes()).toEqual([]);
  });

  test("that somebody made before is stopped again when it was stopped then", async () => {
    const id = await jobByHand(ground().control, servicePrincipalId);
    const lifecycle = ground().lifecycle("SyncJob");
    const made = await lifecycle.create(await checked({}));
    expect(made.id).toBe(id);
    await ground().writes();
    await lifecycle.delete(made.id, made.outs);
    expect(await ground().writes()).toEqual([expect.stringMatching(/\/pause$/)]);
  });

  test.each([
    ["somebody made before goes all the same where the program says delete", "delete", 404],
    ["somebody made before stays where the program says nothing", undefined, 200],
  ])("that %s", async (_what, onDestroy, status) => {
    const id = await jobByHand(ground().control, servicePrincipalId);
    const lifecycle = ground().lifecycle("SyncJob");
    const made = await lifecycle.create(await checked({ state: "stopped", onDestroy }));
    await lifecycle.delete(made.id, made.outs);
    expect((await ground().control.portal(fabrikamId, "GET", `${jobs(servicePrincipalId)}/${id}`)).status).toBe(status);
  });

  test("that was never run has a status without a cycle, whatever the service's dummy says", async () => {
    const made = await ground()
      .lifecycle("SyncJob")
      .create(await checked({}));
    expect(made.outs.status).toEqual({ code: "NotRun" });
  });
});
