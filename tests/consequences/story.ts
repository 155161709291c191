import { SimulatorControl, startSimulator } from "../../simulator";
import { contosoId } from "../lifecycle/tenants";
import { crowdGroupId, seedWithCrowd } from "./crowd";
import { Workspace } from "./workspace";

const departments = { Marketing: 88, Sales: 212, Engineering: 400 };

/** What came of one preview. */
export interface Previewed {
  readonly passed: boolean;
  readonly output: string;
  /** Requests to Graph while it ran, all of them for counting. */
  readonly requests: number;
}

export interface Story {
  /** Users in the target tenant after the first cycle. */
  readonly synchronized: number;
  readonly unchanged: Previewed;
  readonly taking612: Previewed;
  readonly taking400: Previewed;
  readonly allowing612: Previewed;
}

/** Seven hundred people are synchronized with a threshold of 500, then programs would take some of them out of scope. */
export async function tell(print: (text: string) => void): Promise<Story> {
  const directory = process.env.SIMULATOR_DIRECTORY;
  const simulator = await startSimulator({ port: 0, inMemory: true, directory, consistencyDelayMs: 0, seed: seedWithCrowd(departments) });
  try {
    const control = new SimulatorControl(simulator.url);
    const workspace = await Workspace.make("consequences", simulator.url);
    const preview = (more: string): Promise<Previewed> => previewed(control, workspace, more, print);
    workspace.program(program(""));
    await workspace.succeed("up", "--yes", "--skip-preview");
    await control.advance(24 * 3_600_000);
    return {
      synchronized: await usersInContoso(control),
      unchanged: await preview(""),
      taking612: await preview(filtered("Marketing")),
      taking400: await preview(filtered("Marketing", "Sales")),
      allowing612: await preview(`${filtered("Marketing")}\n  allowDeletions: { upTo: 612, reason: "Contoso keeps Marketing only" },`),
    };
  } finally {
    await simulator.close();
  }
}

function program(more: string): string {
  return `import { CrossTenantSync } from "pulumi-entra-sync";

new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${crowdGroupId}"],
  accidentalDeletion: { threshold: 500 },
  ${more}
});
`;
}

function filtered(...names: string[]): string {
  const clause = `{ attribute: "department", operator: "EQUALS", value: ${JSON.stringify(names)} }`;
  return `scopingFilters: [{ name: "Departments", clauses: [${clause}] }],`;
}

async function previewed(control: SimulatorControl, workspace: Workspace, more: string, print: (text: string) => void): Promise<Previewed> {
  workspace.program(program(more));
  await control.clearRequests();
  const { code, output } = await workspace.pulumi("preview");
  const { requests } = await control.requests();
  print(`\n--- pulumi preview ${more === "" ? "of the same program" : `with ${more.replaceAll(/\s+/g, " ")}`}\n`);
  print(output.trim());
  return { passed: code === 0, output, requests: requests.filter((each) => each.kind === "graph").length };
}

async function usersInContoso(control: SimulatorControl): Promise<number> {
  const { body } = await control.portal(contosoId, "GET", "/users?$top=999&$select=id");
  return (body as { value: readonly unknown[] }).value.length;
}
