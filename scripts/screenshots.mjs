import { mkdirSync } from "node:fs";
import path from "node:path";
import { pulumiEnvironment } from "./environment.mjs";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// npm run screenshots                    the pictures of the README, in docs/images
// npm run screenshots -- FOLDER --whole  whole pages, somewhere else
await main(async () => {
  if (process.env.SIMULATOR_DIRECTORY === undefined) await setUp();
  Object.assign(process.env, pulumiEnvironment());
  const [given] = process.argv.slice(2).filter((each) => !each.startsWith("--"));
  const folder = path.resolve(given ?? path.join(root, "docs", "images"));
  mkdirSync(folder, { recursive: true });
  return onTrustedGround("tests/report/command.ts", ({ takeScreenshots }) =>
    takeScreenshots(folder, console.log, process.argv.includes("--whole")),
  );
});
