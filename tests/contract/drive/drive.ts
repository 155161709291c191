import { SimulatorControl, startSimulator } from "../../../simulator";
import { bothVersions } from "../../../simulator/graph/route";
import { recording, type Exchange } from "../record";
import { driveApplications, driveRemoval, driveTemplates } from "./applications";
import { driveBatch } from "./batch";
import { driveDirectory } from "./directory";
import { seed, signIn } from "./everybody";
import { drivePolicy } from "./policy";
import { driveRefusals } from "./refusals";
import { driveSynchronization } from "./synchronization";

/** Drives every route of both versions on a simulator of its own, and answers all that was said. */
export async function driveEverything(): Promise<Exchange[]> {
  const directory = process.env["SIMULATOR_DIRECTORY"];
  const simulator = await startSimulator({ port: 0, inMemory: true, directory, consistencyDelayMs: 0, seed });
  const control = new SimulatorControl(simulator.url);
  const exchanges: Exchange[] = [];
  try {
    for (const version of bothVersions) {
      await control.reset(seed);
      const tokens = await signIn(simulator.url);
      const asker = (token?: string) => recording(simulator.url, exchanges, version, token);
      const source = asker(tokens.source);
      await driveDirectory(source);
      await drivePolicy(source, version);
      const configuration = await driveTemplates(source);
      await driveApplications(source, configuration);
      await driveSynchronization(source, asker(tokens.target), configuration);
      await driveBatch(source, configuration);
      await driveRemoval(source);
      await driveRefusals(version, { mighty: source, powerless: asker(tokens.powerless), stranger: asker() });
    }
  } finally {
    await simulator.close();
  }
  return exchanges;
}
