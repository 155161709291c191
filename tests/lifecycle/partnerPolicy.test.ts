import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { contosoId, fabrikamId, thirdTenantId } from "./tenants";

const partners = "/policies/crossTenantAccessPolicy/partners";
const partner = `${partners}/${fabrikamId}`;

const ground = useGround();

lifecycleSuite(ground, {
  kind: "PartnerPolicy",
  prepare: () => Promise.resolve({ tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true }),
  update: { inputs: { userSyncAllowed: false }, writes: [/^PATCH .*\/identitySynchronization$/] },
  replace: { inputs: { partner: thirdTenantId }, property: "partnerTenantId" },

  async drift(control) {
    await control.portal(contosoId, "PATCH", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: false } });
    return { property: "userSyncAllowed", value: false };
  },
  async vanish(control) {
    await control.portal(contosoId, "DELETE", `${partner}/identitySynchronization`);
    await control.portal(contosoId, "DELETE", partner);
  },
  firstWrite: { method: "POST", path: "/partners$" },
  laterWrite: { method: "PUT", path: "/identitySynchronization$" },

  async adopted(control, inputs) {
    await control.portal(contosoId, "POST", partners, { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed: true } });
    await control.portal(contosoId, "PUT", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } });
    return inputs;
  },
});

describe("groups", () => {
  const inputs = { tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true };
  const policy = () => ground().lifecycle("PartnerPolicy");
  const checked = async (more: object) => (await policy().check({}, withShell("PartnerPolicy", "groups", { ...inputs, ...more }))).inputs;
  const create = async (more: object) => policy().create(await checked(more));
  const inBeta = async () => (await ground().control.portal(contosoId, "GET", `/beta${partner}/identitySynchronization`)).body;
  const versions = async () => {
    const { requests } = await ground().control.requests();
    return requests.filter((each) => each.path.startsWith("/beta")).map(({ method, path }) => `${method} ${path}`);
  };

  test("that are not declared are not asked for, and nobody meets beta", async () => {
    const made = await create({});
    await policy().read(made.id, made.outs);
    expect(await versions()).toEqual([]);
  });

  test("that are declared may be synchronized, and are read as an input", async () => {
    const made = await create({ groupSyncAllowed: true });
    expect(await inBeta()).toMatchObject({ userSyncInbound: { isSyncAllowed: true }, groupSyncInbound: { isSyncAllowed: true } });
    expect((await policy().read(made.id, made.outs)).inputs).toMatchObject({ groupSyncAllowed: true, userSyncAllowed: true });
    expect((await versions()).every((each) => each.endsWith("/identitySynchronization") || each.includes("$batch"))).toBe(true);
  });

  test("that somebody refuses in the portal are drift", async () => {
    const made = await create({ groupSyncAllowed: true });
    const body = { groupSyncInbound: { isSyncAllowed: false } };
    await ground().control.portal(contosoId, "PATCH", `/beta${partner}/identitySynchronization`, body);
    expect((await policy().read(made.id, made.outs)).inputs).toMatchObject({ groupSyncAllowed: false });
  });

  test("that are not declared any more are refused again, and users go on", async () => {
    const made = await create({ groupSyncAllowed: true });
    await policy().update(made.id, made.outs, await checked({}));
    expect(await inBeta()).toMatchObject({ userSyncInbound: { isSyncAllowed: true }, groupSyncInbound: { isSyncAllowed: false } });
  });

  test("go with the policy", async () => {
    const before = await ground().holds();
    const made = await create({ groupSyncAllowed: true });
    await policy().delete(made.id, made.outs);
    expect(await ground().holds()).toEqual(before);
  });
});

describe("two policies that share a partner, each with its direction", () => {
  const policy = () => ground().lifecycle("PartnerPolicy");
  const create = async (name: string, members: object) => {
    const news = withShell("PartnerPolicy", name, { tenant: "contoso", partner: "fabrikam", ...members });
    return policy().create((await policy().check({}, news)).inputs);
  };
  const both = () =>
    Promise.all([create("inbound", { inboundRedemption: true, userSyncAllowed: true }), create("outbound", { outboundRedemption: true })]);

  test("keep each other's members when they are made at the same time", async () => {
    await both();
    const { body } = await ground().control.portal(contosoId, "GET", partner);
    expect(body).toMatchObject({ automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true } });
  });

  test.each([
    ["the one that made it goes first", [0, 1]],
    ["the one that made it goes last", [1, 0]],
  ])("leave nothing when %s", async (_order, order) => {
    const before = await ground().holds();
    const made = [
      await create("inbound", { inboundRedemption: true, userSyncAllowed: true }),
      await create("outbound", { outboundRedemption: true }),
    ];
    for (const index of order) await policy().delete(made[index]?.id ?? "", made[index]?.outs ?? {});
    expect(await ground().holds()).toEqual(before);
  });

  test("leave nothing when both go at once", async () => {
    const before = await ground().holds();
    const made = await both();
    await Promise.all(made.map(({ id, outs }) => policy().delete(id, outs)));
    expect(await ground().holds()).toEqual(before);
  });
});
