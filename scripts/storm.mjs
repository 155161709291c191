import { parseArgs } from "node:util";
import { main } from "./problem.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// Nothing is lost under weather: every verb of every resource under every fault at every moment, then one more run.
// npm run storm                                          everything; a quarter of an hour
// npm run storm -- --every 5                             every fifth moment of each
// npm run storm -- --seed 17                             the random sequence of that seed
// npm run storm -- "create SyncJob / cutAfterWrite"      the cases with this in their name
await main(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { every: { type: "string", default: "1" }, seed: { type: "string" } },
  });
  const only = values.seed === undefined ? positionals[0] : `random sequence / ${values.seed}`;
  return onTrustedGround("tests/storm/command.ts", ({ stormCommand }) => stormCommand(only, Number(values.every), console.log));
});
