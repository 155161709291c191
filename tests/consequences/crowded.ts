import { SimulatorControl, startSimulator } from "../../simulator";
import { crowdGroupId, seedWithCrowd } from "./crowd";
import { provisioning, Run } from "./run";

/** What counting in a tenant of many takes. */
export interface Counted {
  readonly users: number;
  readonly requests: number;
  readonly seconds: number;
  readonly reason: string;
}

/** Everybody is assigned through one group and synchronized, and a filter would let one department of a hundred stay. */
export async function countAmong(users: number): Promise<Counted> {
  const share = users / 100;
  const seed = seedWithCrowd({ Marketing: share, Everybody: users - share });
  const directory = process.env.SIMULATOR_DIRECTORY;
  const simulator = await startSimulator({ port: 0, inMemory: true, directory, consistencyDelayMs: 0, seed });
  try {
    const control = new SimulatorControl(simulator.url);
    const servicePrincipalId = await provisioning(control, { groups: [crowdGroupId], protection: { enabled: true, threshold: 500 } });
    const run = await Run.begin(control);
    const clauses = [{ attribute: "department", operator: "EQUALS", value: "Marketing" }];
    const began = Date.now();
    const inputs = { tenant: "fabrikam", servicePrincipalId, scopingFilters: [{ name: "Marketing", clauses }] };
    const { failures } = await run.check("SyncSchema", undefined, inputs);
    const seconds = (Date.now() - began) / 1000;
    return { users, requests: await run.requests(), seconds, reason: failures[0]?.reason ?? "" };
  } finally {
    await simulator.close();
  }
}
