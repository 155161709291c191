import path from "node:path";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { root } from "../paths.mjs";
import { capture } from "../processes.mjs";

const require = createRequire(import.meta.url);

/** What takes longest comes first: the others are done beside it. */
const checks = [
  { name: "rules", bin: ["eslint", "eslint"], args: [".", "--max-warnings", "0"] },
  { name: "format", bin: ["prettier", "prettier"], args: ["--check", "."] },
  { name: "types", bin: ["typescript", "tsc"], args: ["--noEmit"] },
  { name: "types of tests", bin: ["typescript", "tsc"], args: ["-p", "tests"] },
  { name: "types of examples", bin: ["typescript", "tsc"], args: ["-p", "examples"] },
  { name: "types of scripts", bin: ["typescript", "tsc"], args: ["-p", "tsconfig.scripts.json"] },
  { name: "boundaries", bin: ["dependency-cruiser", "depcruise"], args: sourceFolders },
  { name: "unused", bin: ["knip", "knip"], args: ["--no-progress"] },
  { name: "reference", bin: undefined, script: "scripts/docs.mjs", args: ["--check"] },
];

/** Everything that reads the code without running it: each check counts as one test. */
export async function lintSuite() {
  const results = [];
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) results.push(await passes(check));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function passes({ name, bin, script = programOf(...bin), args }) {
  const { code, output } = await capture(process.execPath, [script, ...(typeof args === "function" ? args() : args)], {
    cwd: root,
  });
  console.log(`  ${code === 0 ? "ok    " : "FAILED"}  ${name}`);
  if (code !== 0) console.log(output.trimEnd().replaceAll(/^/gm, "    "));
  return code === 0;
}

// The program of a package, without the shell script that npm puts into node_modules/.bin: Windows has another there.
function programOf(packageName, program) {
  const folder = path.join(root, "node_modules", packageName);
  const { bin } = require(path.join(folder, "package.json"));
  return path.join(folder, typeof bin === "string" ? bin : bin[program]);
}

function sourceFolders() {
  const folders = ["provider", "simulator", "expressions", "cli", "examples", "tests", "index.ts"];
  return ["--config", "dependency-cruiser.config.cjs", ...folders.filter((name) => existsSync(path.join(root, name)))];
}
