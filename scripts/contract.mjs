import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setupFolder } from "./paths.mjs";
import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { jestSuite } from "./test/jest.mjs";

const report = path.join(setupFolder, "contract.json");

// Holds the simulator's answers and the provider's requests against Graph's own metadata. One figure to a line, as `name: value`.
await main(async () => {
  await setUp();
  rmSync(report, { force: true });
  process.env.CONTRACT_REPORT = report;
  const { failed } = await jestSuite("contract");
  if (!existsSync(report)) return 1;
  const { metadata, routes, routesCovered, responsesValidated, requestsValidated, violations } = JSON.parse(readFileSync(report, "utf8"));
  console.log(`checked against: ${metadata}`);
  console.log(`routes covered: ${routesCovered} of ${routes}`);
  console.log(`responses validated: ${responsesValidated}`);
  console.log(`requests validated: ${requestsValidated}`);
  console.log(`violations: ${violations}`);
  return failed > 0 || violations > 0 || routesCovered < routes ? 1 : 0;
});
