import { fabrikamId } from "../lifecycle/tenants";
import { golden } from "./golden";
import { PluginRefused, type HalfMadeOnWire } from "./pluginRefused";
import { createPair, declared } from "./program";
import type { Row, State } from "./row";
import { useStage } from "./stage";

const stage = useStage();

const notToday = { error: { code: "Request_BadRequest", message: "Not today." } };

async function refuse(method: string, path: string): Promise<void> {
  await stage().control.addFaults([{ method, path, effect: { kind: "answer", status: 400, body: notToday } }]);
}

async function refusedCreate(row: Row, program: object): Promise<PluginRefused> {
  const refused = await row.create(program).catch((error: unknown) => error);
  if (refused instanceof PluginRefused) return refused;
  throw new Error(`the plugin did not refuse: ${JSON.stringify(refused)}`);
}

/** As the engine records it: with the inputs that were sent, and what the error brought. */
async function recorded(row: Row, program: object, halfMade: HalfMadeOnWire | undefined): Promise<State> {
  return { id: halfMade?.id ?? "", inputs: await row.checked(program), outputs: halfMade?.properties ?? {} };
}

describe("a partner policy whose second write is refused", () => {
  const program = declared("").PartnerPolicy;
  let row: Row;
  let refused: PluginRefused;
  let state: State;

  beforeEach(async () => {
    row = await stage().row("PartnerPolicy", "mine");
    await refuse("PUT", "/identitySynchronization$");
    refused = await refusedCreate(row, program);
    state = await recorded(row, program, refused.halfMade);
  });

  test("is told with its id, the reason, and all that refresh and destroy need", () => {
    expect(refused.message).toMatch(/PUT .*\/identitySynchronization in tenant 'contoso' failed: 400 Request_BadRequest: Not today\./);
    expect(refused.halfMade).toEqual({
      id: fabrikamId,
      reasons: [refused.message],
      properties: expect.objectContaining({
        __provider: golden.PartnerPolicy,
        __urn: row.urn,
        __before: { partner: false, inboundRedemption: null, outboundRedemption: null, userSyncAllowed: null, groupSyncAllowed: null },
        partnerTenantId: fabrikamId,
      }) as object,
    });
  });

  test("can be refreshed, and shows what is missing", async () => {
    expect((await row.refresh(state))?.inputs).toMatchObject({ inboundRedemption: true, userSyncAllowed: false });
  });

  test("can be completed", async () => {
    const completed = await row.update(state, program);
    expect(completed.outputs).toMatchObject(program);
    expect((await row.refresh(completed))?.outputs).toEqual(completed.outputs);
  });

  test("can be deleted", async () => {
    await row.delete(state);
    expect(await row.refresh(state)).toBeUndefined();
  });
});

describe("a job that is made and cannot be started", () => {
  let row: Row;
  let program: object;
  let refused: PluginRefused;
  let state: State;

  beforeEach(async () => {
    const pair = await createPair(stage());
    // The schema was declared first, and made the job that it belongs to.
    await pair.SyncJob.row.delete(pair.SyncJob.state);
    await pair.SyncSchema.row.delete(pair.SyncSchema.state);
    row = pair.SyncJob.row;
    program = declared(pair.SyncConfiguration.state.id).SyncJob;
    await refuse("POST", "/start$");
    refused = await refusedCreate(row, program);
    state = await recorded(row, program, refused.halfMade);
  });

  test("is told with its id, the reason, and all that refresh and destroy need", () => {
    expect(refused.message).toMatch(/POST .*\/start in tenant 'fabrikam' failed: 400 Request_BadRequest: Not today\./);
    expect(refused.halfMade?.id).toMatch(/^Azure2Azure\./);
    expect(refused.halfMade?.reasons).toEqual([refused.message]);
    expect(refused.halfMade?.properties).toMatchObject({ __provider: golden.SyncJob, __urn: row.urn, __before: { adopted: false } });
  });

  test("can be refreshed, and shows that it does not run", async () => {
    expect((await row.refresh(state))?.inputs.state).toBe("stopped");
  });

  test("can be started by the next run", async () => {
    const started = await row.update(state, program);
    expect((await row.refresh(started))?.inputs.state).toBe("running");
  });

  test("can be deleted", async () => {
    await row.delete(state);
    expect(await row.refresh(state)).toBeUndefined();
  });
});

test("what failed before anything was made is not recorded", async () => {
  const row = await stage().row("PartnerPolicy", "mine");
  await refuse("POST", "/partners$");
  expect((await refusedCreate(row, declared("").PartnerPolicy)).halfMade).toBeUndefined();
});
