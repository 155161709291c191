import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { simulatorEnvironment } from "./environment.mjs";
import { printNextSteps } from "./nextSteps.mjs";
import { printOverview } from "./overview.mjs";
import { ensureSimulator } from "./simulator/background.mjs";
import { pulumi } from "./stack/pulumi.mjs";
import { ensureStack } from "./stack/simulatorStack.mjs";

await main(async () => {
  await setUp();
  await ensureSimulator();
  await ensureStack();
  const code = await pulumi(["up", "--yes"], simulatorEnvironment());
  if (code !== 0) return code;
  await printOverview();
  printNextSteps();
});
