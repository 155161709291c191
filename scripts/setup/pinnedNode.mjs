import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { executable, root } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../processes.mjs";

/** The Node.js that everything here runs on, brought by the npm package `node`. */
export const pinnedNode = path.join(root, "node_modules", "node", "bin", executable("node"));

/** Starts this same command again on the pinned Node.js, unless it runs on it already. */
export async function continueOnPinnedNode() {
  if (!existsSync(pinnedNode)) throw new Problem(missing);
  if (realpathSync(process.execPath) === realpathSync(pinnedNode)) return;
  process.exit(await run(pinnedNode, process.argv.slice(1)));
}

const missing =
  "The npm package `node` is there but brought no Node.js: its install script did not run. " +
  "See that `npm config get ignore-scripts` says false, delete node_modules, and run this again.";
