import type { Row } from "./row";
import { createPair, declared } from "./program";
import { useStage } from "./stage";

const stage = useStage();

/** What is said while the pair is made is not of interest: only what comes of the change. */
async function goFromAllToAssigned(stateOfJob: string): Promise<Row> {
  const pair = await createPair(stage(), { SyncSettings: { scope: "all" }, SyncJob: { state: stateOfJob } });
  const { row, state } = pair.SyncSettings;
  stage().engine.messages.length = 0;
  await stage().control.clearRequests();
  await row.update(state, { ...declared(pair.SyncConfiguration.state.id).SyncSettings, scope: "assigned" });
  return row;
}

async function restarts(): Promise<number> {
  const { requests } = await stage().control.requests();
  return requests.filter((each) => each.path.endsWith("/restart")).length;
}

test("a scope that narrows restarts a running job once, and says so on the row of the settings", async () => {
  const { urn } = await goFromAllToAssigned("running");
  expect(await stage().engine.messageTo(urn, /restarted/)).toEqual({
    severity: "warning",
    urn,
    text: 'the scope went from "all" to "assigned": the provisioning job is restarted and runs a new initial cycle',
  });
  expect(await restarts()).toBe(1);
});

test("a stopped job is not restarted, and all that is said is who would be deprovisioned", async () => {
  const { urn } = await goFromAllToAssigned("stopped");
  expect(await restarts()).toBe(0);
  expect(stage().engine.messages).toEqual([
    { severity: "warning", urn, text: expect.stringMatching(/would deprovision 13 of 25 users .* once the job runs again/) as string },
  ]);
});

test("a changed restart trigger is told on the row of the job", async () => {
  const pair = await createPair(stage());
  const { row, state } = pair.SyncJob;
  await row.update(state, { ...declared(pair.SyncConfiguration.state.id).SyncJob, restartTriggers: ["new mapping"] });
  expect(await stage().engine.messageTo(row.urn)).toMatchObject({ severity: "info", text: expect.stringMatching(/trigger/) as string });
});

test("the engine is found behind its flags, as with `pulumi up --logflow --logtostderr -v=9`", async () => {
  const plugin = await stage().startConfigured(undefined, ["--logtostderr", "-v=9", stage().engine.address]);
  const pair = await createPair(stage());
  const row = await stage().row("SyncJob", "flags", plugin);
  await row.update(pair.SyncJob.state, { ...declared(pair.SyncConfiguration.state.id).SyncJob, restartTriggers: ["new mapping"] });
  expect(await stage().engine.messageTo(row.urn)).toMatchObject({ severity: "info" });
});
