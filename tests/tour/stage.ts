import { copyFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { contoso, fabrikam, SimulatorControl, startSimulator, type SentMail, type Simulator } from "../../simulator";
import { linkPackage } from "../cli/linked";
import { Project } from "../e2e/project";
import { declaredTenants } from "../lifecycle/tenants";
import { clockSaying } from "../tenants/otherClock";
import { projectGroupId, projectSeed } from "./seed";

const root = path.resolve(__dirname, "../..");

export const minutes = 60_000;

/** What the person on the tour is shown as the program. */
export const program = `import { CrossTenantSync } from "pulumi-entra-sync";

new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${projectGroupId}"],
  notification: { email: "identity@fabrikam.com" },
  accidentalDeletion: { threshold: 500 },
});
`;

/** It is Monday morning there, and time stands still until the tour moves it: whoever takes the tour sees the same. */
const begin = Date.parse("2026-03-02T08:00:00Z");

/** Two tenants of the tour's own, a project with a stack, and a clock; nothing of it is left when it closes. */
export class Stage {
  private readonly clockFile: string;

  private constructor(
    private readonly simulator: Simulator,
    readonly control: SimulatorControl,
    readonly project: Project,
    private readonly colours: "asked" | "always",
  ) {
    this.clockFile = path.join(project.folder, ".clock");
    this.setClock(begin);
  }

  /** Colours as the person asks for them with variables, or always. */
  static async start(colours: "asked" | "always" = "asked"): Promise<Stage> {
    const directory = process.env.SIMULATOR_DIRECTORY;
    const options = { port: 0, inMemory: true, directory, consistencyDelayMs: 0, idSeed: "tour", now: () => begin };
    const simulator = await startSimulator({ ...options, seed: projectSeed });
    const names = { project: "fabrikam-to-contoso", stack: "tour" };
    const project = new Project(program, declaredTenants(simulator.url), linkPackage, names);
    project.write("package.json", JSON.stringify({ name: names.project, private: true }));
    return new Stage(simulator, new SimulatorControl(simulator.url), project, colours);
  }

  /** What the command line is called with: its time is that of the tenants. */
  get environment(): NodeJS.ProcessEnv {
    const { FORCE_COLOR: _off, NO_COLOR, CI, ...environment } = this.project.environment;
    const asked = this.colours === "asked" ? defined({ FORCE_COLOR: process.env.FORCE_COLOR, NO_COLOR, CI }) : {};
    const clock = `Number(process.getBuiltinModule("node:fs").readFileSync(${JSON.stringify(this.clockFile)}, "utf8"))`;
    return { ...environment, ...asked, NODE_OPTIONS: clockSaying(clock) };
  }

  /** Lets time pass at once, with every cycle in it; answers what time it is then. */
  async advance(ms: number): Promise<string> {
    const { now } = await this.control.advance(ms);
    this.setClock(Date.parse(now));
    return now;
  }

  /** Takes people out of the group, as a person does with a list in the portal. */
  async removeMembers(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.inFabrikam("DELETE", `/groups/${projectGroupId}/members/${id}/$ref`);
  }

  async usersInContoso(): Promise<number> {
    const { body } = await this.control.portal(contoso.tenantId, "GET", "/users?$top=999&$select=id");
    return (body as unknown as Values<unknown>).value.length;
  }

  mails(): Promise<readonly SentMail[]> {
    return this.control.mails();
  }

  /** Puts a file that a command wrote to where it stays when the stage is gone; answers its path. */
  keep(file: string): string {
    const folder = path.join(root, ".setup", "tour");
    mkdirSync(folder, { recursive: true });
    copyFileSync(path.join(this.project.folder, file), path.join(folder, file));
    return path.join(folder, file);
  }

  async close(): Promise<void> {
    await this.simulator.close();
    this.project.remove();
  }

  private async inFabrikam(method: string, where: string): Promise<void> {
    const answer = await this.control.portal(fabrikam.tenantId, method, where);
    if (answer.status >= 400) throw new Error(`${method} ${where}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** Put in place at once: a command may be reading it. */
  private setClock(moment: number): void {
    writeFileSync(`${this.clockFile}-next`, moment.toString());
    renameSync(`${this.clockFile}-next`, this.clockFile);
  }
}

interface Values<Value> {
  readonly value: readonly Value[];
}

function defined(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}
