import { rmSync } from "node:fs";
import path from "node:path";
import { main } from "./problem.mjs";
import { root } from "./paths.mjs";
import { stopSimulator } from "./simulator/background.mjs";

const made = ["dist", ".setup", ".simulator", ".pulumi-state", "Pulumi.simulator.yaml"];

// Back to a fresh clone, but for the npm packages and the engine.
await main(async () => {
  await stopSimulator();
  for (const name of made) rmSync(path.join(root, name), { recursive: true, force: true });
});
