import { performance } from "node:perf_hooks";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileBackend, pulumiEnvironment } from "../environment.mjs";
import { Problem } from "../problem.mjs";
import { root } from "../paths.mjs";
import { capture } from "../processes.mjs";
import { watchMemory } from "./memory.mjs";
import { benchFolder } from "./place.mjs";

const launcher = path.join(root, "node_modules", "pulumi", "run.js");

/** A stack of its own backend and settings, on which whole Pulumi commands are timed. */
export class Stack {
  constructor(program, name, tenants) {
    this.program = program;
    this.name = name;
    const state = path.join(benchFolder, "state");
    mkdirSync(state, { recursive: true });
    this.env = {
      ...pulumiEnvironment(),
      PULUMI_BACKEND_URL: fileBackend(state),
      PULUMI_CONFIG_PASSPHRASE: "bench",
      PULUMI_STACK: name,
      ...(tenants ? { NODE_EXTRA_CA_CERTS: tenants.certificate } : {}),
    };
  }

  static async make(program, name, tenants, settings = []) {
    const stack = new Stack(program, name, tenants);
    await stack.run(["stack", "init", name, "--no-select"]);
    if (settings.length > 0) await stack.run(["config", "set-all", "--path", ...settings]);
    return stack;
  }

  /** The seconds of one command, from its start to its end. */
  async timed(args) {
    const started = performance.now();
    await this.run(args);
    return (performance.now() - started) / 1000;
  }

  /** The same, and the most memory that each of Pulumi's processes held meanwhile. */
  async measured(args) {
    const started = performance.now();
    let stop = () => ({});
    await this.run(args, (pid) => (stop = watchMemory(pid)));
    return { seconds: (performance.now() - started) / 1000, memory: stop() };
  }

  async state() {
    return JSON.parse(await this.run(["stack", "export"]));
  }

  async run(args, onStart) {
    const options = { cwd: this.program, env: this.env };
    const { code, output } = await capture(process.execPath, [launcher, ...args, "--non-interactive"], options, onStart);
    if (code !== 0) throw new Problem(`pulumi ${args.join(" ")} failed: ${output.trim()}`);
    return output;
  }
}

/** The main program, in a folder where the settings of its stacks leave no trace. */
export const mainProgram = () => programOf("pair", readFileSync(path.join(root, "index.ts"), "utf8"));

/** A program that declares nothing: what the engine itself takes. */
export const emptyProgram = () => programOf("empty", "export {};\n");

/** A program in a folder of its own. */
export function programOf(name, text) {
  const folder = path.join(benchFolder, name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(root, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
  writeFileSync(path.join(folder, "index.ts"), text);
  const compilerOptions = { strict: true, module: "nodenext", target: "es2022", skipLibCheck: true, rootDir: "." };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  return folder;
}
