import { execFileSync, type ChildProcess } from "node:child_process";
import { copyFileSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { tenantSettings } from "../lifecycle/tenants";
import { outcomeOf, startPulumi, type Outcome } from "../pulumi/started";

const root = path.resolve(__dirname, "../..");

/** A folder such as a user has: the packed package installed, a program, a stack in a file backend. */
export class Project {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-e2e-"));
  readonly environment: NodeJS.ProcessEnv;
  private readonly state = path.join(this.folder, ".state");

  constructor(
    program: string,
    tenants: Readonly<Record<string, object>>,
    install: (folder: string) => void = installPackage,
    private readonly names = { project: "pair", stack: "test" },
  ) {
    install(this.folder);
    this.write("index.ts", program);
    this.write("Pulumi.yaml", `name: ${names.project}\nruntime: nodejs\nmain: index.ts\n`);
    this.write(
      "tsconfig.json",
      JSON.stringify({ compilerOptions: { strict: true, module: "nodenext", target: "es2022", skipLibCheck: true } }),
    );
    mkdirSync(this.state);
    this.environment = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${pathToFileURL(this.state).pathname}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      // Selected by a variable: Pulumi would note a selected stack in the person's home folder, where it stays.
      PULUMI_STACK: names.stack,
      FORCE_COLOR: "0",
    };
    this.initialize(tenants);
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Replaces one piece of the program, which must be there. */
  change(from: string, to: string): void {
    const file = path.join(this.folder, "index.ts");
    const text = readFileSync(file, "utf8");
    if (!text.includes(from)) throw new Error(`the program does not hold ${from}`);
    writeFileSync(file, text.replace(from, to));
  }

  async pulumi(...args: string[]): Promise<Outcome> {
    return outcomeOf(this.start(...args));
  }

  start(...args: string[]): ChildProcess {
    return startPulumi(args, this.folder, this.environment);
  }

  /**
   * Engine, language host and plugin at once, with -9. The engine starts plugins in process groups of their own: one that is left alive
   * repeats its request after a while, in the middle of what comes then.
   */
  kill({ pid = 0 }: ChildProcess): void {
    for (const each of [-pid, ...this.processes()]) killHard(each);
  }

  /** Those that run something of this folder. */
  private processes(): number[] {
    const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
    return lines.filter((line) => line.includes(`${this.folder}${path.sep}`)).map((line) => Number.parseInt(line, 10));
  }

  /** The stack's state as it is now can be come back to. */
  keepState(): void {
    cpSync(this.state, `${this.state}-kept`, { recursive: true });
  }

  restoreState(): void {
    rmSync(this.state, { recursive: true, force: true });
    cpSync(`${this.state}-kept`, this.state, { recursive: true });
  }

  /**
   * Pulumi's file backend writes a checkpoint in place: killed in the middle of that, it leaves a torn one, and the one before it as
   * `.bak`, which a person puts back. Other backends have no such moment.
   */
  mendState(): void {
    for (const file of globSync(path.join(this.state, ".pulumi", "stacks", "**", "*.json"))) {
      if (!isJson(readFileSync(file, "utf8"))) copyFileSync(`${file}.bak`, file);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private initialize(tenants: Readonly<Record<string, object>>): void {
    const run = (...args: string[]): void => {
      execFileSync(process.execPath, [path.join(root, "node_modules", "pulumi", "run.js"), ...args, "--non-interactive"], {
        cwd: this.folder,
        env: this.environment,
        stdio: ["ignore", "pipe", "pipe"],
      });
    };
    run("stack", "init", this.names.stack, "--no-select");
    run("config", "set-all", "--path", ...tenantSettings(tenants));
  }
}

/** What a user would get from the registry, in the versions that we are developed with. */
function installPackage(folder: string): void {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const packed = execFileSync(npm, ["pack", "--silent", "--pack-destination", folder], { cwd: root, encoding: "utf8" }).trim();
  const versions = (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { devDependencies: Record<string, string> })
    .devDependencies;
  const dependencies = {
    "pulumi-entra-sync": `file:${packed}`,
    "@pulumi/pulumi": versions["@pulumi/pulumi"],
    typescript: versions.typescript,
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "pair", private: true, dependencies }));
  execFileSync(npm, ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder, stdio: "pipe" });
}

function killHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
