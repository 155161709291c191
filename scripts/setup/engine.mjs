import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { executable, onWindows, root } from "../paths.mjs";
import { capture } from "../processes.mjs";
import { buildEngine } from "./engineBuild.mjs";
import { downloadEngine } from "./engineDownload.mjs";

/** Puts the Pulumi engine where the `pulumi` npm package, its official launcher, looks for it. */
export async function installEngine() {
  const version = engineVersion();
  const versions = path.join(process.env.PULUMI_HOME || path.join(os.homedir(), ".pulumi"), "versions");
  const folder = path.join(versions, version);
  if (await isComplete(folder, version)) return;
  const staging = makeStaging(versions);
  try {
    const made = (await downloadEngine(version, staging)) ?? (await buildEngine(version, staging));
    replace(folder, made);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The version of the engine is that of its launcher. */
function engineVersion() {
  const file = path.join(root, "node_modules", "pulumi", "package.json");
  return JSON.parse(readFileSync(file, "utf8")).version;
}

async function isComplete(folder, version) {
  const bin = path.join(folder, "bin");
  const pulumi = path.join(bin, executable("pulumi"));
  const dynamicProvider = `pulumi-resource-pulumi-nodejs${onWindows ? ".cmd" : ""}`;
  const companions = [executable("pulumi-language-nodejs"), dynamicProvider].map((name) => path.join(bin, name));
  if (![pulumi, ...companions].every(isExecutable)) return false;
  const { code, output } = await capture(pulumi, ["version"], {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return code === 0 && output.trim() === `v${version}`;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// The engine is made in a folder beside its place and moved there whole: a run that is killed leaves nothing half-made.
function makeStaging(versions) {
  mkdirSync(versions, { recursive: true });
  for (const name of readdirSync(versions).filter(isAbandoned)) rmSync(path.join(versions, name), { recursive: true });
  const staging = path.join(versions, `.setup-${process.pid}`);
  mkdirSync(staging);
  return staging;
}

function isAbandoned(name) {
  const pid = /^\.setup-(\d+)$/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function replace(folder, made) {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  renameSync(made, folder);
}
