import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync } from "node:fs";
import path from "node:path";
import { onWindows, root, setupFolder } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../processes.mjs";

/** Installs the npm packages of package-lock.json, when what is installed differs from it. */
export async function installDependencies() {
  if (areInstalled()) return;
  refuseForeignFolder();
  console.log("Installing the npm packages of package-lock.json ...");
  if (onWindows) moveRunningNodeAway();
  const code = await npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) throw new Problem(`npm ci failed with exit code ${code}; npm's own words are above.`);
}

// `npm ci` empties the folder first, and through a link that is the folder of another clone, in use there.
function refuseForeignFolder() {
  const folder = path.join(root, "node_modules");
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Problem(`node_modules is a link to ${realpathSync(folder)}, which differs from package-lock.json: bring it up to date there.`);
}

// npm writes node_modules/.package-lock.json last: an install that was interrupted has none.
function areInstalled() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf(path.join("node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([folder, { version, optional }]) => {
    if (folder === "") return true;
    if (present[folder] === undefined) return optional === true;
    return present[folder].version === version && existsSync(path.join(root, folder, "package.json"));
  });
}

function packagesOf(lockFile) {
  const file = path.join(root, lockFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

// Windows refuses to delete a running program, as `npm ci` would, but lets it be moved.
function moveRunningNodeAway() {
  if (!process.execPath.startsWith(path.join(root, "node_modules"))) return;
  mkdirSync(setupFolder, { recursive: true });
  renameSync(process.execPath, path.join(setupFolder, `node-${process.pid}.exe`));
}

// The npm that runs this script, if one does: it needs no shell, which `npm.cmd` of Windows would.
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const options = { cwd: root };
  if (script && node && path.basename(script) === "npm-cli.js") return run(node, [script, ...args], options);
  return run("npm", args, { ...options, shell: onWindows });
}
