import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, setupFolder } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../processes.mjs";
import { pinnedNode } from "./pinnedNode.mjs";

const sourceFolders = ["provider", "simulator", "expressions", "cli"];
const settings = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"];
const dist = path.join(root, "dist");
const stamp = path.join(setupFolder, "build.sha256");
const incremental = path.join(setupFolder, "build.tsbuildinfo");

/** Compiles the package into dist/, when its sources changed since the last time. */
export async function build() {
  const sources = sourceFolders.flatMap(filesBelow);
  const fingerprint = fingerprintOf([...settings, ...sources]);
  if (existsSync(dist) && buildFingerprint() === fingerprint) return;
  console.log("Building the package ...");
  mkdirSync(setupFolder, { recursive: true });
  if (!existsSync(dist)) rmSync(incremental, { force: true });
  await compile();
  removeOrphans(new Set(sources));
  for (const file of ["simulator/main.js", "cli/main.js"]) makeExecutable(path.join(dist, file));
  writeFileSync(stamp, fingerprint);
}

/** Tells one build from another; undefined before the first. */
export function buildFingerprint() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined;
}

async function compile() {
  const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
  const options = ["-p", "tsconfig.build.json", "--incremental", "--tsBuildInfoFile", incremental];
  const code = await run(pinnedNode, [tsc, ...options], { cwd: root });
  if (code !== 0) throw new Problem("The package does not compile: TypeScript's errors are above.");
}

function fingerprintOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function filesBelow(folder) {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  const entries = readdirSync(absolute, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
}

// What a deleted source left in dist/ would still be packed, and still be found by an import.
function removeOrphans(sources) {
  for (const output of filesBelow("dist")) {
    const module = path.relative("dist", output).replace(/(\.d)?\.[jt]s(\.map)?$/, "");
    if (sources.has(`${module}.ts`) || sources.has(module)) continue;
    rmSync(path.join(root, output));
  }
}

function makeExecutable(file) {
  if (existsSync(file)) chmodSync(file, 0o755);
}
