import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { declaredTenants, tenantSettings } from "../lifecycle/tenants";

const root = path.resolve(__dirname, "../..");

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** A program within the clone, which finds the package as it was built, with a stack and a backend of its own. */
export class Workspace {
  private readonly folder: string;
  private readonly environment: NodeJS.ProcessEnv;

  private constructor(name: string) {
    this.folder = path.join(root, ".setup", name);
    rmSync(this.folder, { recursive: true, force: true });
    const state = path.join(this.folder, "state");
    mkdirSync(state, { recursive: true });
    this.environment = {
      ...process.env,
      PATH: [path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter),
      PULUMI_BACKEND_URL: `file://${pathToFileURL(state).pathname.replace(/^\/(?=[A-Z]:)/, "")}`,
      PULUMI_CONFIG_PASSPHRASE: "consequences",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      NODE_COMPILE_CACHE: path.join(root, ".setup", "compile-cache"),
      FORCE_COLOR: "0",
    };
  }

  static async make(name: string, endpoint: string): Promise<Workspace> {
    const workspace = new Workspace(name);
    const compilerOptions = { strict: true, module: "nodenext", target: "es2022", skipLibCheck: true, rootDir: "." };
    workspace.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    workspace.write("Pulumi.yaml", `name: ${name}\nruntime: nodejs\nmain: index.ts\n`);
    await workspace.succeed("stack", "init", "simulator");
    await workspace.succeed("config", "set-all", "--path", ...tenantSettings(declaredTenants(endpoint)));
    return workspace;
  }

  program(text: string): void {
    this.write("index.ts", text);
  }

  async succeed(...args: string[]): Promise<string> {
    const { code, output } = await this.pulumi(...args);
    if (code !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(" ")} failed: ${output}`);
    return output;
  }

  async pulumi(...args: string[]): Promise<Outcome> {
    const launcher = path.join(root, "node_modules", "pulumi", "run.js");
    const child = spawn(process.execPath, [launcher, ...args, "--non-interactive"], { cwd: this.folder, env: this.environment });
    child.stdin.end();
    let output = "";
    const hear = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { code, output };
  }

  private write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }
}
