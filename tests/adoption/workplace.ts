import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { linkPackage } from "../cli/linked";
import { atTerminal, inPipe, type Ran, type Seen } from "../cli/terminal";
import { declaredTenants } from "../lifecycle/tenants";

const root = path.resolve(__dirname, "../..");
const commandLine = path.join(root, "dist/cli/main.js");
const engine = path.join(root, "node_modules/pulumi/run.js");

/** Where a person stands who has two tenants, the package and no program yet: variables say how to sign in. */
export class Workplace {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-adoption-"));
  readonly environment: NodeJS.ProcessEnv;

  constructor(endpoint: string) {
    linkPackage(this.folder);
    const state = path.join(this.folder, ".state");
    mkdirSync(state);
    const { FORCE_COLOR: _forced, ...rest } = process.env;
    this.environment = {
      ...rest,
      ...variablesOf(endpoint),
      PULUMI_BACKEND_URL: `file://${pathToFileURL(state).pathname}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      NO_COLOR: "1",
    };
  }

  /** What was written is below here. */
  get project(): string {
    return path.join(this.folder, "entra-sync-fabrikam");
  }

  entraSync(...args: string[]): Promise<Ran> {
    return inPipe({ args: [commandLine, ...args], cwd: this.folder, environment: this.environment });
  }

  atTerminal(...args: string[]): Promise<Seen> {
    return atTerminal({ args: [commandLine, ...args], cwd: this.folder, environment: this.environment });
  }

  /** In the project that was written. */
  async pulumi(...args: string[]): Promise<string> {
    const ran = await inPipe({ args: [engine, ...args, "--non-interactive"], cwd: this.project, environment: this.environment });
    if (ran.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed: ${ran.stdout}${ran.stderr}`);
    return ran.stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function variablesOf(endpoint: string): Readonly<Record<string, string>> {
  const all = Object.entries(declaredTenants(endpoint)).flatMap(([alias, tenant]) =>
    Object.entries(tenant).map(([member, value]) => [variableOf(alias, member), String(value)] as const),
  );
  return Object.fromEntries(all);
}

function variableOf(alias: string, member: string): string {
  return `ENTRA_SYNC_${alias}_${member.replaceAll(/[A-Z]/g, "_$&")}`.toUpperCase();
}
