import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const executable = path.join(root, "dist", "cli", "main.js");

/** What a call has loaded by its end, as paths below the package's folder. */
function loadedBy(...args: string[]): readonly string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-loaded-"));
  const hook = path.join(folder, "hook.cjs");
  writeFileSync(hook, 'process.once("exit", () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));');
  const { stderr } = spawnSync(process.execPath, ["--require", hook, executable, ...args], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return (JSON.parse(stderr) as string[]).map((file) => path.relative(root, file).replaceAll("\\", "/"));
}

test("help loads its own definitions and the library that reads the command line, nothing else", () => {
  const packages = new Set(loadedBy("--help").flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  expect([...packages]).toEqual(["commander"]);
  expect(loadedBy("--help").filter((file) => file.startsWith("dist/provider"))).toEqual([]);
});
