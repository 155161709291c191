import type { SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal, policiesByHand } from "./configuration";
import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { contosoId, fabrikamId, thirdTenantId } from "./tenants";
import type { Stored } from "../../provider/engine/state";

interface Secret {
  readonly key: string;
  readonly value: string;
}

const path = (servicePrincipalId: unknown): string => `/servicePrincipals/${String(servicePrincipalId)}/synchronization/secrets`;

async function secrets(control: SimulatorControl, servicePrincipalId: unknown): Promise<Secret[]> {
  return (await inPortal<{ value: Secret[] }>(control, fabrikamId, "GET", path(servicePrincipalId))).value;
}

async function setByHand(control: SimulatorControl, servicePrincipalId: unknown, key: string, value: string): Promise<void> {
  const others = (await secrets(control, servicePrincipalId)).filter((each) => each.key !== key);
  await control.portal(fabrikamId, "PUT", path(servicePrincipalId), { value: [...others, { key, value }] });
}

const notification = { Enabled: true, Recipients: "sync@fabrikam.com", DeleteThresholdEnabled: true, DeleteThresholdValue: 500 };

async function declaredByHand(control: SimulatorControl, servicePrincipalId: string): Promise<void> {
  const value = [
    { key: "AuthenticationType", value: "SyncPolicy" },
    { key: "CompanyId", value: contosoId },
    { key: "SyncAll", value: "false" },
    { key: "SyncNotificationSettings", value: JSON.stringify({ ...notification, HumanResourcesLookaheadQueryEnabled: false }) },
  ];
  await control.portal(fabrikamId, "PUT", path(servicePrincipalId), { value });
}

const ground = useGround();

lifecycleSuite(ground, {
  kind: "SyncSettings",
  async prepare({ control }) {
    await policiesByHand(control);
    const { servicePrincipal } = await configurationByHand(control);
    // As the service leaves them when a person has once opened the settings: it cannot be removed any more, only set back.
    const safe = { Enabled: false, DeleteThresholdEnabled: true, DeleteThresholdValue: 500 };
    await setByHand(control, servicePrincipal.id, "SyncNotificationSettings", JSON.stringify(safe));
    return { tenant: "fabrikam", servicePrincipalId: servicePrincipal.id, target: "contoso", notification: { email: "sync@fabrikam.com" } };
  },
  update: { inputs: { notification: { email: "other@fabrikam.com" } }, writes: [/^PUT .*\/secrets$/] },
  replace: { inputs: { servicePrincipalId: "11111111-2222-4333-8444-555555555555" }, property: "servicePrincipalId" },

  async drift(control, made) {
    const changed = { ...notification, DeleteThresholdValue: 999 };
    await setByHand(control, made.outs.servicePrincipalId, "SyncNotificationSettings", JSON.stringify(changed));
    return { property: "accidentalDeletion", value: { enabled: true, threshold: 999 } };
  },
  async vanish(control, made) {
    await control.portal(fabrikamId, "DELETE", `/servicePrincipals/${String(made.outs.servicePrincipalId)}`);
  },
  firstWrite: { method: "PUT", path: "/secrets$" },

  async adopted(control, inputs: Stored) {
    const { servicePrincipal } = await configurationByHand(control, "Another");
    await declaredByHand(control, servicePrincipal.id);
    return { ...inputs, servicePrincipalId: servicePrincipal.id };
  },
});

describe("settings", () => {
  let servicePrincipalId: string;
  beforeEach(async () => {
    servicePrincipalId = (await configurationByHand(ground().control)).servicePrincipal.id;
  });

  const news = (inputs: object): Stored =>
    withShell("SyncSettings", "mine", { tenant: "fabrikam", servicePrincipalId, target: "contoso", ...inputs });
  const checked = async (inputs: object): Promise<Stored> => (await ground().lifecycle("SyncSettings").check({}, news(inputs))).inputs;
  const create = async (inputs: object): Promise<{ id: string; outs: Stored }> =>
    ground()
      .lifecycle("SyncSettings")
      .create(await checked(inputs));

  test("have protection on at 500 deletions, scope assigned and no mail unless the program says otherwise", async () => {
    expect(await checked({})).toMatchObject({ scope: "assigned", accidentalDeletion: { enabled: true, threshold: 500 } });
  });

  test("keep keys and members that others set", async () => {
    await policiesByHand(ground().control);
    await setByHand(ground().control, servicePrincipalId, "Domain", "fabrikam.com");
    await setByHand(
      ground().control,
      servicePrincipalId,
      "SyncNotificationSettings",
      JSON.stringify({ HumanResourcesLookaheadQueryEnabled: true }),
    );
    await create({ notification: { email: "sync@fabrikam.com" } });
    const now = await secrets(ground().control, servicePrincipalId);
    expect(now).toContainEqual({ key: "Domain", value: "fabrikam.com" });
    const json = now.find((each) => each.key === "SyncNotificationSettings")?.value ?? "";
    expect(JSON.parse(json)).toEqual({ ...notification, HumanResourcesLookaheadQueryEnabled: true });
  });

  const connection = [
    { key: "AuthenticationType", value: "SyncPolicy" },
    { key: "CompanyId", value: contosoId },
  ];
  test.each([
    ["the connection alone, as Microsoft's PowerShell sample does", connection, { enabled: false }],
    [
      "a threshold that is off and has no number, as Microsoft's Graph sample does",
      [...connection, { key: "SyncNotificationSettings", value: '{"Enabled":false,"DeleteThresholdEnabled":false}' }],
      { enabled: false },
    ],
    [
      "a key that only the service may read",
      [...connection, { key: "Password", value: "x" }, { key: "SyncNotificationSettings", value: '{"DeleteThresholdEnabled":true}' }],
      { enabled: true },
    ],
  ])("made by hand with %s are adopted as they are written, and left so", async (_what, value, accidentalDeletion) => {
    await ground().control.portal(fabrikamId, "PUT", `/servicePrincipals/${servicePrincipalId}/synchronization/secrets`, { value });
    const made = await create({ accidentalDeletion });
    await ground().lifecycle("SyncSettings").delete(made.id, made.outs);
    expect(await ground().writes()).toEqual([]);
  });

  test("take several addresses for the mail, and refuse what is none", async () => {
    const failures = async (email: string) =>
      (
        await ground()
          .lifecycle("SyncSettings")
          .check({}, news({ notification: { email } }))
      ).failures.length;
    expect(await failures("a@fabrikam.com; b@fabrikam.com")).toBe(0);
    expect(await failures("a@fabrikam.com; b at fabrikam.com")).toBe(1);
  });

  test("never write a masked value back", async () => {
    await policiesByHand(ground().control);
    await setByHand(ground().control, servicePrincipalId, "Password", "do not tell");
    await ground().control.clearRequests();
    await create({});
    const { requests } = await ground().control.requests();
    const put = requests.find((each) => each.method === "PUT");
    expect(put?.bodyText).toContain("CompanyId");
    expect(put?.bodyText).not.toContain("Password");
  });

  test("going from all to assigned restarts a running job once, and says so nowhere else", async () => {
    await policiesByHand(ground().control);
    const lifecycle = ground().lifecycle("SyncSettings");
    const made = await create({ scope: "all" });
    const jobs = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
    const { body } = await ground().control.portal(fabrikamId, "POST", jobs, { templateId: "Azure2Azure" });
    await ground().control.portal(fabrikamId, "POST", `${jobs}/${(body as { id: string }).id}/start`);
    await ground().writes();
    await lifecycle.update(made.id, { ...made.outs, __provider: news({}).__provider }, await checked({ scope: "assigned" }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/^PUT .*secrets$/), expect.stringMatching(/^POST .*\/restart$/)]);
  });

  test("a restart that failed is owed, and done by the next run although every setting holds", async () => {
    await policiesByHand(ground().control);
    const lifecycle = ground().lifecycle("SyncSettings");
    const made = await create({ scope: "all" });
    const outs = { ...made.outs, __provider: news({}).__provider };
    const jobs = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
    const { body } = await ground().control.portal(fabrikamId, "POST", jobs, { templateId: "Azure2Azure" });
    await ground().control.portal(fabrikamId, "POST", `${jobs}/${(body as { id: string }).id}/start`);
    const refusal = { kind: "answer", status: 400, body: { error: { code: "BadRequest", message: "Not now." } } } as const;
    await ground().control.addFaults([{ method: "POST", path: "/restart$", effect: refusal }]);
    const failure = (await lifecycle.update(made.id, outs, await checked({ scope: "assigned" })).catch((each: unknown) => each)) as {
      properties: Stored;
    };
    const read = await lifecycle.read(made.id, failure.properties);
    expect(await lifecycle.diff(made.id, read.props ?? {}, await checked({ scope: "assigned" }))).toEqual({ changes: true });
    await ground().writes();
    const repaired = await lifecycle.update(made.id, read.props ?? {}, await checked({ scope: "assigned" }));
    expect(await ground().writes()).toEqual([expect.stringMatching(/\/restart$/)]);
    expect(await lifecycle.diff(made.id, { ...repaired.outs, __provider: outs.__provider }, await checked({ scope: "assigned" }))).toEqual({
      changes: false,
    });
  });

  test("another target is tested before it is written", async () => {
    await policiesByHand(ground().control);
    const made = await create({});
    await ground().control.clearRequests();
    const update = ground()
      .lifecycle("SyncSettings")
      .update(made.id, made.outs, await checked({ target: thirdTenantId }));
    await expect(update).rejects.toMatchObject({ name: "ConnectionRefused", message: expect.stringMatching(/userSyncAllowed/) as string });
    expect(await ground().writes()).toEqual([]);
  });
});
