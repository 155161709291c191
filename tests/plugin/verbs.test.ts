import { heldBy } from "../lifecycle/ground";
import { contosoId, fabrikamId, groups } from "../lifecycle/tenants";
import { golden, kinds } from "./golden";
import { createPair, declared, outboundPolicy } from "./program";
import { useStage } from "./stage";

const stage = useStage();

describe("a partner policy in the real plugin process", () => {
  const partner = `/policies/crossTenantAccessPolicy/partners/${fabrikamId}`;
  const program = declared("").PartnerPolicy;

  test("is made, read, changed and taken back", async () => {
    const before = await heldBy(stage().control);
    const row = await stage().row("PartnerPolicy", "mine");
    const made = await row.create(program);
    expect(made.id).toBe(fabrikamId);
    expect((await stage().control.portal(contosoId, "GET", partner)).body).toMatchObject({
      automaticUserConsentSettings: { inboundAllowed: true },
    });
    expect(await row.refresh(made)).toEqual(made);
    expect(await row.diff(made, program)).toEqual({ changes: "none", replaces: [], deleteBeforeReplace: false });

    const changed = { ...program, inboundRedemption: false };
    expect(await row.diff(made, changed)).toEqual({ changes: "unknown", replaces: [], deleteBeforeReplace: false });
    const updated = await row.update(made, changed);
    expect(updated.outputs).toMatchObject(changed);
    expect((await row.refresh(updated))?.outputs).toEqual(updated.outputs);

    await row.delete(updated);
    expect(await row.refresh(updated)).toBeUndefined();
    expect(await heldBy(stage().control)).toEqual(before);
  });

  test("that is towards another tenant is replaced, the old one first", async () => {
    const row = await stage().row("PartnerPolicy", "mine");
    const made = await row.create(program);
    const other = { ...program, partner: "7a3c1f00-5b6d-4e7f-8a9b-0c1d2e3f4a5b" };
    expect(await row.diff(made, other)).toEqual({ changes: "unknown", replaces: ["partnerTenantId"], deleteBeforeReplace: true });
  });
});

describe("a whole pair in the real plugin process", () => {
  test("is made, and read as it was made", async () => {
    const pair = await createPair(stage());
    for (const { row, state } of Object.values(pair)) {
      const read = await row.refresh(state);
      expect(read?.id).toBe(state.id);
      expect(read?.outputs).toEqual(state.outputs);
      expect(read?.inputs).toEqual(state.inputs);
    }
  });

  test("declared again is no change of any kind, and sends not one request", async () => {
    const pair = await createPair(stage());
    await stage().control.clearRequests();
    const programs = declared(pair.SyncConfiguration.state.id);
    for (const kind of kinds) expect((await pair[kind].row.diff(pair[kind].state, programs[kind])).changes).toBe("none");
    expect((await stage().control.requests()).requests).toEqual([]);
  });

  test("is changed in each of its parts", async () => {
    const pair = await createPair(stage());
    const programs = declared(pair.SyncConfiguration.state.id);
    const changes = {
      PartnerPolicy: { userSyncAllowed: false },
      SyncConfiguration: { displayName: "Renamed" },
      SyncSettings: { accidentalDeletion: { enabled: true, threshold: 400 } },
      SyncAssignments: { groups: [groups.marketing, groups.sales] },
      SyncSchema: { mappings: { userType: { constant: "Guest", apply: "always" } } },
      SyncJob: { state: "stopped" },
      ProvisionOnDemand: { triggers: ["again"] },
    };
    // A run on demand needs the policies as they were, so what stands on others comes first.
    for (const kind of kinds.toReversed()) {
      const { row, state } = pair[kind];
      const updated = await row.update(state, { ...programs[kind], ...changes[kind] });
      expect(updated.outputs).toMatchObject(changes[kind]);
      expect((await row.refresh(updated))?.outputs).toEqual(updated.outputs);
    }
  });

  test("is deleted in the other order, and both tenants are as they were", async () => {
    await (await stage().row("PartnerPolicy", "outbound")).create(outboundPolicy);
    const before = await heldBy(stage().control);
    const pair = await createPair(stage());
    for (const { row, state } of Object.values(pair).reverse()) await row.delete(state);
    expect(await heldBy(stage().control)).toEqual(before);
  });

  test("comes back with the text and the URN that state needs, and with no empty members", async () => {
    const pair = await createPair(stage());
    for (const kind of kinds) {
      const { row, state } = pair[kind];
      const { __before, ...outputs } = state.outputs;
      expect(outputs).toMatchObject({ __provider: golden[kind], __urn: row.urn });
      expect(state.inputs).toMatchObject({ __provider: golden[kind], __urn: row.urn });
      expect(JSON.stringify([state.inputs, outputs])).not.toMatch(/null|undefined|\[object/);
    }
  });
});
