import { once } from "node:events";
import { fabrikam, fabrikamAndContoso } from "../../simulator";
import { Project } from "../e2e/project";
import { declaredTenants } from "../lifecycle/tenants";
import { LocalTenants } from "../tenants/localTenants";
import { thingsOfOthers } from "./field";
import { untilHeld } from "./held";
import { difference, pictureOf } from "./picture";
import { mostOf, moments } from "./killing";
import { endingOf, part, type Ending, type Part, type Series } from "./series";
import { secretsIn } from "./survival";

const program = `
import { CrossTenantSync } from "pulumi-entra-sync";

new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.marketingGroupId}"],
  notification: { email: "identity@fabrikam.com" },
  mappings: { userType: { constant: "Guest" } },
});
`;

/** The real engine with its command line, and the tenants it works on. */
class Ground {
  private calm: readonly string[] | undefined;

  private constructor(
    readonly tenants: LocalTenants,
    readonly project: Project,
  ) {}

  static async open(): Promise<Ground> {
    const tenants = await LocalTenants.start();
    const project = new Project(program, declaredTenants(tenants.control.url));
    project.keepState();
    return new Ground(tenants, project);
  }

  async calmPicture(): Promise<readonly string[]> {
    if (this.calm !== undefined) return this.calm;
    await this.renew();
    const outcome = await this.project.pulumi("up", "--yes", "--skip-preview");
    if (outcome.code !== 0) throw new Error(`the calm up failed: ${outcome.output}`);
    return (this.calm = await pictureOf(this.tenants.control));
  }

  async renew(): Promise<void> {
    this.project.restoreState();
    await this.tenants.control.reset(fabrikamAndContoso);
    await thingsOfOthers(this.tenants.control);
  }

  async close(): Promise<void> {
    await this.tenants.close();
    this.project.remove();
  }
}

/** Engine, language host and plugin are killed together with -9 at every request of an `up`; then `cancel` and `up`, as a person does. */
export function engineKillings(): Part {
  const series = moments.map((moment): Series<Ground> => {
    const fault = `engine and plugin killed ${moment} a request`;
    return { name: `up / ${fault}`, fault, most: mostOf(moment), run: (ground, number) => killedAt(ground, number, moment) };
  });
  return part(series, () => Ground.open());
}

async function killedAt(ground: Ground, number: number, moment: "before" | "after"): Promise<Ending> {
  const calm = await ground.calmPicture();
  await ground.renew();
  const { project, tenants } = ground;
  const { control } = tenants;
  const effect = { kind: "hang", afterWrite: moment === "after" } as const;
  const isKilled = await untilHeld(control, { skip: number, effect }, async (held) => {
    const child = project.start("up", "--yes", "--skip-preview");
    const over = once(child, "close").then(() => false);
    child.stdout?.resume();
    child.stderr?.resume();
    const isHeld = await Promise.race([held, over]);
    if (isHeld) project.kill(child);
    await over;
    return isHeld;
  });
  if (!isKilled) return { kind: "notReached" };
  project.mendState();
  const cancelled = await project.pulumi("cancel", "--yes");
  const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
  const failure = code === 0 ? [] : [`up after cancel failed: ${output}`];
  const state = (await project.pulumi("stack", "export")).output;
  const said = secretsIn(cancelled.output + output, "the output");
  return endingOf([...failure, ...difference(calm, await pictureOf(control)), ...secretsIn(state, "state"), ...said]);
}
