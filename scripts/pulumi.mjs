import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { pulumiEnvironment, simulatorEnvironment, stack } from "./environment.mjs";
import { ensureSimulator } from "./simulator/background.mjs";
import { pulumi } from "./stack/pulumi.mjs";
import { ensureStack } from "./stack/simulatorStack.mjs";

// npm run pulumi -- preview --diff              on the simulator's stack
// npm run pulumi -- preview --stack production  on a stack of one's own, with one's own backend and passphrase
await main(async () => {
  await setUp();
  const args = process.argv.slice(2);
  const named = stackNamedIn(args) ?? stack;
  if (named !== stack) return pulumi(args, pulumiEnvironment());
  await ensureSimulator();
  await ensureStack();
  return pulumi(args, simulatorEnvironment());
});

function stackNamedIn(args) {
  const position = args.findIndex((arg) => arg === "--stack" || arg === "-s");
  if (position >= 0) return args[position + 1];
  return args.find((arg) => arg.startsWith("--stack="))?.slice("--stack=".length);
}
