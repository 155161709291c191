import { parseArgs } from "node:util";
import { main } from "./problem.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// Nothing is lost under weather: every verb of every resource under every fault at every moment, then one more run.
// npm run storm                                          everything
// npm run storm -- --every 5                             every fifth moment of each
// npm run storm -- --seed 17                             the random sequence of that seed
// npm run storm -- --processes 1                         how many processes share the work; one more than there are cores unless given
// npm run storm -- "create SyncJob / cutAfterWrite"      the cases with this in their name
await main(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { every: { type: "string", default: "1" }, seed: { type: "string" }, processes: { type: "string" } },
  });
  const [only] = positionals;
  return onTrustedGround("tests/storm/command.ts", async ({ stormCommand }) => {
    const { openPool } = await import("./storm/pool.mjs");
    const pool = openPool(numberOf(values.processes));
    try {
      return await stormCommand({ only, step: Number(values.every), seed: numberOf(values.seed), run: pool.run, print: console.log });
    } finally {
      await pool.close();
    }
  });
});

function numberOf(text) {
  return text === undefined ? undefined : Number(text);
}
