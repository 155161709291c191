import { parseArgs } from "node:util";
import { main } from "./problem.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// Nothing is lost under weather: every verb of every resource under every fault at every moment, then one more run.
// npm run storm                                          everything; a quarter of an hour
// npm run storm -- --every 5                             every fifth moment of each
// npm run storm -- "create SyncJob / cutAfterWrite"      the cases with this in their name
await main(() => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { every: { type: "string", default: "1" } } });
  return onTrustedGround("tests/storm/command.ts", ({ stormCommand }) => stormCommand(positionals[0], Number(values.every), console.log));
});
