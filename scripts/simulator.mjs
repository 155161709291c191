import { main } from "./problem.mjs";
import { run } from "./processes.mjs";
import { setUp } from "./setup/setUp.mjs";
import { isHealthy } from "./simulator/ask.mjs";
import { stopSimulator } from "./simulator/background.mjs";
import { address, program, programArguments } from "./simulator/place.mjs";

// npm run simulator            runs it in this terminal, until Ctrl-C
// npm run simulator -- stop    stops the one that `npm start` left running
await main(async () => {
  await setUp();
  const args = process.argv.slice(2);
  if (args[0] === "stop") return stop();
  if (args.length === 0 && (await isHealthy())) return alreadyRuns();
  return run(process.execPath, [program, ...(args.length === 0 ? programArguments : args)]);
});

async function stop() {
  console.log((await stopSimulator()) ? "The simulator is stopped; its tenants are kept." : "No simulator runs here.");
}

function alreadyRuns() {
  console.log(`The simulator runs already, at ${address}. Stop it with \`npm run simulator -- stop\`.`);
}
