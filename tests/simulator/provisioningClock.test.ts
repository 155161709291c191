import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SimulatorControl, contoso, fabrikam, startSimulator } from "../../simulator";
import { signedIn, textOf } from "./pair";
import {
  ada,
  assign,
  change,
  days,
  hours,
  minutes,
  nextCycle,
  provisioned,
  startAndFinishInitialCycle,
  statusOf,
  targetUsers,
} from "./provisioned";

test("the clock moves on by as much as is asked, and never back", async () => {
  const pair = await provisioned();
  const before = Date.parse((await pair.control.clock()).now);
  const after = await pair.control.advance(3 * hours);
  expect(Date.parse(after.now) - before).toBeGreaterThanOrEqual(3 * hours);
  expect(after.aheadMs).toBeGreaterThanOrEqual(3 * hours - 1);
  await expect(pair.control.advance(-1)).rejects.toThrow(/cannot go back/);
  await pair.simulator.close();
});

test("a token outlives a clock that was moved", async () => {
  const pair = await provisioned();
  await pair.control.advance(10 * days);
  expect((await pair.source("GET", pair.job)).status).toBe(200);
  await pair.simulator.close();
});

test("cycles come every 40 minutes, however long the clock is moved at once", async () => {
  const pair = await provisioned();
  await startAndFinishInitialCycle(pair);
  const began = async () => Date.parse(textOf((await statusOf(pair))["lastExecution"]?.["timeBegan"]));
  const first = await began();
  await pair.control.advance(40 * minutes * 50);
  expect((await began()) - first).toBe(40 * minutes * 50);
  await pair.simulator.close();
});

test("jobs, links and the clock survive a restart of the simulator", async () => {
  const directory = mkdtempSync(join(tmpdir(), "simulator-"));
  cpSync(process.env["SIMULATOR_DIRECTORY"] ?? directory, directory, { recursive: true });
  const pair = await provisioned({ directory, inMemory: false });
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  const before = await targetUsers(pair);
  const { now } = await pair.control.clock();
  await change(pair, "PATCH", `/users/${ada}`, { jobTitle: "Lead" });
  await pair.simulator.close();
  const simulator = await startSimulator({ port: 0, directory, consistencyDelayMs: 0 });
  const control = new SimulatorControl(simulator.url);
  const again = {
    ...pair,
    simulator,
    control,
    source: await signedIn(simulator.url, fabrikam),
    target: await signedIn(simulator.url, contoso),
  };
  expect(Date.parse((await control.clock()).now)).toBeGreaterThanOrEqual(Date.parse(now));
  await nextCycle(again);
  expect(await statusOf(again)).toMatchObject({ lastExecution: { countImported: 1, countExported: 1 } });
  expect(await targetUsers(again)).toEqual(before);
  await simulator.close();
});
