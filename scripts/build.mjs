import { main } from "./problem.mjs";
import { build } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { continueOnPinnedNode } from "./setup/pinnedNode.mjs";

await main(async () => {
  await installDependencies();
  await continueOnPinnedNode();
  await build();
});
