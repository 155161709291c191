import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { measurePair } from "./bench/pair.mjs";

// What one pair costs, against local tenants that answer at once. One figure to a line, as `name: value`.
// npm run bench            the median of three runs
// npm run bench -- 1       of one run
await main(async () => {
  await setUp();
  const figures = await measurePair(Number(process.argv[2] ?? 3));
  for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`);
});
