import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fabrikamAndContoso, SimulatorControl, startSimulator, type Seed } from "../../simulator";
import { outcomeOf, startPulumi, type Outcome } from "../pulumi/started";

const root = path.resolve(__dirname, "../..");

/** A desk on which copies of examples lie side by side, with everything they import installed above them, and two tenants to try them on. */
export class Desk {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-examples-"));
  readonly environment: NodeJS.ProcessEnv;

  private constructor(
    readonly control: SimulatorControl,
    private readonly stopTenants: () => Promise<void>,
  ) {
    const state = path.join(this.folder, "state");
    mkdirSync(state);
    // What is installed here is what a user of the examples would install, this package among it; the e2e suite installs the packed one.
    symlinkSync(path.join(root, "node_modules"), path.join(this.folder, "node_modules"), "junction");
    this.environment = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${pathToFileURL(state).pathname}`,
      PULUMI_CONFIG_PASSPHRASE: "none",
      FORCE_COLOR: "0",
      // Types are checked by the lint suite, for all examples at once.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
  }

  static async start(seed: Seed = fabrikamAndContoso): Promise<Desk> {
    const directory = process.env.SIMULATOR_DIRECTORY;
    const simulator = await startSimulator({ port: 0, inMemory: true, directory, consistencyDelayMs: 100, seed });
    return new Desk(new SimulatorControl(simulator.url), () => simulator.close());
  }

  /** A copy of an example. Its local stack speaks to the tenants of this desk. */
  example(name: string): Example {
    const folder = path.join(this.folder, name);
    const source = path.join(root, "examples", name);
    cpSync(source, folder, { recursive: true, filter: (file) => path.basename(file) !== "node_modules" });
    return new Example(folder, this);
  }

  async close(): Promise<void> {
    await this.stopTenants();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One example, as a user has it after copying its folder. */
export class Example {
  constructor(
    readonly folder: string,
    private readonly desk: Desk,
  ) {}

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), "utf8");
  }

  /** Replaces one piece of a file wherever it stands; it must be there. */
  change(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path.join(this.folder, file), text.replaceAll(from, to));
  }

  /** The settings of a local stack, for an example that brings none along. */
  settings(config: object): void {
    // JSON is YAML as well.
    writeFileSync(path.join(this.folder, "Pulumi.local.yaml"), JSON.stringify({ config }));
  }

  /** The stack that the example brings along for the simulator. */
  async initialize(stack = "local"): Promise<void> {
    const settings = `Pulumi.${stack}.yaml`;
    if (this.read(settings).includes("https://localhost:9443")) this.change(settings, "https://localhost:9443", this.desk.control.url);
    const { code, output } = await this.pulumi("stack", "init", stack);
    if (code !== 0) throw new Error(output);
  }

  pulumi(...args: string[]): Promise<Outcome> {
    return outcomeOf(startPulumi(args, this.folder, this.desk.environment));
  }

  /** A command line as a person or a pipeline gives it. */
  run(commandLine: string, environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const env = { ...this.desk.environment, ...environment };
    return outcomeOf(spawn("bash", ["-eo", "pipefail", "-c", commandLine], { cwd: this.folder, env, stdio: ["ignore", "pipe", "pipe"] }));
  }
}
