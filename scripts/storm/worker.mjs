import path from "node:path";
import { root } from "../paths.mjs";
import { loadTypeScript } from "../typescript.mjs";

const { StormProcess } = loadTypeScript(path.join(root, "tests/storm/command.ts"));
const process = new StormProcess();

/** One after another; called by the pool. */
export function run(task) {
  return process.run(task);
}

/** Called by the pool when it ends. */
export function teardown() {
  return process.close();
}
