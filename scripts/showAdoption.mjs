import { pulumiEnvironment } from "./environment.mjs";
import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// A tenant that was set up by hand comes under code: imported, adopted, brought up again, destroyed. Prints the writes that the simulator counted.
await main(async () => {
  if (process.env.SIMULATOR_DIRECTORY === undefined) await setUp();
  Object.assign(process.env, pulumiEnvironment());
  return onTrustedGround("tests/adoption/command.ts", ({ showAdoption }) => showAdoption(console.log));
});
