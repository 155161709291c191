import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { runSuites } from "./test/suites.mjs";

// npm test              everything
// npm test -- unit      one suite, or several: lint, unit, simulator, lifecycle, contract, plugin, e2e, examples, cli
await main(async () => {
  await setUp();
  return runSuites(process.argv.slice(2));
});
