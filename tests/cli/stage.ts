import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { fabrikam } from "../../simulator";
import { Project } from "../e2e/project";
import { declaredTenants } from "../lifecycle/tenants";
import { LocalTenants } from "../tenants/localTenants";
import { linkPackage } from "./linked";
import { atTerminal, inPipe, type Call, type Ran, type Seen } from "./terminal";

const executable = path.resolve(__dirname, "../../dist/cli/main.js");

export const minutes = 60_000;

/** The longest line that a person sees. What has no space in it, such as a link or an expression, is never broken, and is not counted. */
export function widestLine(text: string): number {
  return Math.max(...text.split("\n").flatMap((line) => (/\S{40}/.test(line) ? [] : [line.length])));
}

/** A pair as a user has it. */
const pairProgram = `
import { CrossTenantSync } from "pulumi-entra-sync";

new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.marketingGroupId}"],
  notification: { email: "identity@fabrikam.com" },
});
`;

/** Local tenants, a stack that was brought up on them by the real engine, and the command line in its folder. */
export class CliStage {
  private constructor(
    readonly tenants: LocalTenants,
    readonly project: Project,
  ) {}

  static async start(program = pairProgram, declared = declaredTenants): Promise<CliStage> {
    const tenants = await LocalTenants.start();
    const project = new Project(program, declared(tenants.control.url), linkPackage);
    const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
    if (code !== 0) throw new Error(output);
    return new CliStage(tenants, project);
  }

  /** Without a terminal. */
  run(...args: string[]): Promise<Ran> {
    return inPipe(this.call(args));
  }

  /** At a terminal; what the person sees is the text without colours. */
  async look(args: readonly string[], how: Parameters<typeof atTerminal>[1] = {}): Promise<Seen & { readonly text: string }> {
    const seen = await atTerminal(this.call(args), how);
    return { ...seen, text: stripVTControlCharacters(seen.raw).replaceAll(/\r+\n/g, "\n") };
  }

  /** As a person calls it: a pipeline that runs these tests does not decide about colours. */
  call(args: readonly string[], change: NodeJS.ProcessEnv = {}): Call {
    const { FORCE_COLOR: _forced, NO_COLOR: _none, CI: _pipeline, ...environment } = this.project.environment;
    return { args: [executable, ...args], cwd: this.project.folder, environment: { ...environment, ...change } };
  }

  /** What a person in the source tenant does in the portal. */
  async inFabrikam<Body>(method: string, where: string, body?: unknown): Promise<Body> {
    return (await this.tenants.control.portal(fabrikam.tenantId, method, where, body)).body as Body;
  }

  async close(): Promise<void> {
    await this.tenants.close();
    this.project.remove();
  }
}

/** The stage of a test file: its stack is brought up once, before the first test. */
export function useCliStage(program?: string, declared?: typeof declaredTenants): () => CliStage {
  jest.setTimeout(120_000);
  let stage: CliStage | undefined;
  beforeAll(async () => {
    stage = await CliStage.start(program, declared);
  }, 240_000);
  afterAll(() => stage?.close());
  return () => {
    if (stage === undefined) throw new Error("the stage is there once tests run");
    return stage;
  };
}
