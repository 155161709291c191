import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { drivePython } from "./contract/python.mjs";

// Drives the simulator with Microsoft's Graph SDK for Python; says so and does nothing where Python or its packages cannot be had.
await main(async () => {
  await setUp();
  return drivePython();
});
