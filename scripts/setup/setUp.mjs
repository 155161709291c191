import { build } from "./build.mjs";
import { installDependencies } from "./dependencies.mjs";
import { installEngine } from "./engine.mjs";
import { continueOnPinnedNode } from "./pinnedNode.mjs";
import { linkToItself } from "./selfLink.mjs";

/** Makes a fresh clone ready for everything else, and costs next to nothing on one that is. */
export async function setUp() {
  await installDependencies();
  await continueOnPinnedNode();
  linkToItself();
  await installEngine();
  await build();
}
