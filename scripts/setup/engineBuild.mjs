import { chmodSync, copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { executable, root } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { capture } from "../processes.mjs";
import { goEnvironment, withGo } from "./goToolchain.mjs";

const modules = path.join(root, "scripts", "engine");
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Builds the engine from its published Go modules; answers the folder it is in. */
export async function buildEngine(version, staging) {
  const cli = path.join(modules, "cli");
  assertSameVersion(cli, version);
  const bin = path.join(staging, "built", "bin");
  mkdirSync(bin, { recursive: true });
  await withGo(cli, async (go) => {
    console.log("Building the Pulumi engine from its Go modules: 3 to 5 minutes, once.");
    // Without its version the command line prints none, and the Automation API refuses it.
    await build(go, cli, executable(path.join(bin, "pulumi")), `-X ${versionVariable}=v${version}`);
    console.log("Building its Node.js language host.");
    const languageHost = path.join(modules, "language-host");
    await build(go, languageHost, executable(path.join(bin, "pulumi-language-nodejs")), "");
  });
  copyDynamicProvider(bin);
  return path.dirname(bin);
}

// go.mod and package.json each name the version; the linker would write either into the program.
function assertSameVersion(folder, version) {
  const [, built] = /pulumi\/pkg\/v3 v(\S+)/.exec(readFileSync(path.join(folder, "go.mod"), "utf8")) ?? [];
  if (built === version) return;
  throw new Problem(`${folder} builds Pulumi ${built}, but package.json has ${version}: update go.mod and go.sum.`);
}

async function build(go, folder, target, linkerFlags) {
  const flags = ["-trimpath", "-ldflags", `-s -w ${linkerFlags}`];
  const stop = showThatItGoesOn();
  const { code, output } = await capture(go, ["build", ...flags, "-o", target, toolOf(folder)], {
    cwd: folder,
    env: goEnvironment(),
  });
  stop();
  if (code !== 0) throw new Problem(`go build failed in ${folder}:\n${output.split("\n").slice(-15).join("\n")}`);
}

// Each folder's go.mod names the one program it is for.
const toolOf = (folder) => /^tool (\S+)/m.exec(readFileSync(path.join(folder, "go.mod"), "utf8"))[1];

function showThatItGoesOn() {
  const started = Date.now();
  const report = () => console.log(`  still building (${Math.round((Date.now() - started) / 1000)} s)`);
  const timer = setInterval(report, 30_000);
  return () => clearInterval(timer);
}

function copyDynamicProvider(bin) {
  for (const name of ["pulumi-resource-pulumi-nodejs", "pulumi-resource-pulumi-nodejs.cmd"]) {
    const target = path.join(bin, name);
    copyFileSync(path.join(root, "node_modules", "@pulumi", "pulumi", name), target);
    chmodSync(target, 0o755);
  }
}
