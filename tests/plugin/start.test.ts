import type { Kind } from "../../provider/pulumi/shell";
import { contosoId, fabrikamId } from "../lifecycle/tenants";
import { golden, kinds } from "./golden";
import { createPair, declared, outboundPolicy } from "./program";
import { useStage } from "./stage";

const stage = useStage();

test("checks of every kind that come at once, right after the configuration, all know the tenants", async () => {
  const plugin = await stage().startConfigured();
  const programs = declared("11111111-2222-4333-8444-555555555555");
  const asked = [...kinds, ...kinds, ...kinds];
  const answers = await Promise.all(asked.map(async (kind) => (await stage().row(kind, "mine", plugin)).check(programs[kind])));
  for (const { inputs, failures } of answers) {
    expect(failures).toEqual([]);
    expect(inputs.tenantId).toMatch(/^(fab0|c0de)/);
  }
});

test("creates that come at once, as the first thing a process is asked, sign in once to each tenant", async () => {
  const plugin = await stage().startConfigured();
  const both = { tenantId: fabrikamId, tenant: "fabrikam" };
  const inputs: readonly (readonly [Kind, object])[] = [
    ["PartnerPolicy", { ...declared("").PartnerPolicy, tenantId: contosoId, partnerTenantId: fabrikamId }],
    ["PartnerPolicy", { ...outboundPolicy, tenantId: fabrikamId, partnerTenantId: contosoId }],
    ["SyncConfiguration", { ...both, displayName: "One", adopt: false }],
    ["SyncConfiguration", { ...both, displayName: "Two", adopt: false }],
  ];
  const creates = inputs.map(([kind, each], index) =>
    plugin.create({ ...each, __provider: golden[kind], __urn: `urn:${index.toString()}` }),
  );
  expect((await Promise.all(creates)).map((each) => each.id)).toEqual([fabrikamId, contosoId, expect.any(String), expect.any(String)]);
  const { requests } = await stage().control.requests();
  expect(requests.filter((each) => each.kind === "token" && each.method === "POST")).toHaveLength(2);
});

test("a refresh or destroy reads first, all at once, and needs no check before", async () => {
  const pair = await createPair(stage());
  const plugin = await stage().startConfigured();
  const reads = kinds.map((kind) => plugin.read(pair[kind].state.id, pair[kind].state.outputs));
  expect((await Promise.all(reads)).map((each) => each.id)).toEqual(kinds.map((kind) => pair[kind].state.id));
});
