import path from "node:path";
import { pulumiEnvironment } from "./environment.mjs";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// npm run recordings    the README's pictures of commands, in docs/images: the tour's scenes at a pseudo-terminal
await main(async () => {
  if (process.env.SIMULATOR_DIRECTORY === undefined) await setUp();
  Object.assign(process.env, pulumiEnvironment());
  const folder = path.join(root, "docs", "images");
  return onTrustedGround("tests/recordings/command.ts", ({ makeRecordings }) => makeRecordings(folder, console.log));
});
