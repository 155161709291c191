import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { SimulatorControl } from "../../simulator";
import { policiesByHand } from "../lifecycle/configuration";
import { heldBy } from "../lifecycle/ground";
import { LocalTenants } from "../tenants/localTenants";
import { fabrikamToContoso, makeByHand } from "./byHand";
import { Workplace } from "./workplace";

/** What was seen while a tenant that was set up by hand came under code. Writes are what the simulator counted. */
export interface Adoption {
  readonly program: string;
  readonly writes: number;
  readonly adopted: string;
  readonly again: string;
  readonly writesInAll: number;
  readonly isAsBefore: boolean;
}

/** A configuration made by hand is imported, adopted by the real engine, brought up once more, destroyed; 0 where nobody noticed. */
export async function showAdoption(print: (line: string) => void): Promise<number> {
  const { program, writes, adopted, again, writesInAll, isAsBefore } = await adoption(print);
  print(program);
  print(`first up:  ${adopted}`);
  print(`writes: ${writes.toString()}`);
  print(`second up: ${again}`);
  print(`destroyed: ${writesInAll.toString()} writes in all; both tenants ${isAsBefore ? "are as they were" : "have CHANGED"}`);
  return writesInAll === 0 && isAsBefore ? 0 : 1;
}

export async function adoption(print: (line: string) => void = () => undefined): Promise<Adoption> {
  const tenants = await LocalTenants.start();
  const workplace = new Workplace(tenants.control.url);
  try {
    await policiesByHand(tenants.control);
    await makeByHand(tenants.control, fabrikamToContoso);
    return await broughtUnderCode(tenants.control, workplace, print);
  } finally {
    await tenants.close();
    workplace.remove();
  }
}

async function broughtUnderCode(control: SimulatorControl, workplace: Workplace, print: (line: string) => void): Promise<Adoption> {
  const before = await heldBy(control);
  await control.clearRequests();
  const { code, stdout, stderr } = await workplace.entraSync("import", "--source", "fabrikam");
  if (code !== 0) throw new Error(stderr);
  print(stdout);
  await workplace.pulumi("stack", "init", "production");
  const adopted = resourcesIn(await workplace.pulumi("up", "--yes", "--skip-preview"));
  const writes = await writesTo(control);
  const again = resourcesIn(await workplace.pulumi("up", "--yes", "--skip-preview"));
  await workplace.pulumi("destroy", "--yes", "--skip-preview");
  return {
    program: readFileSync(path.join(workplace.project, "index.ts"), "utf8"),
    writes,
    adopted,
    again,
    writesInAll: await writesTo(control),
    isAsBefore: isDeepStrictEqual(await heldBy(control), before),
  };
}

/** Everything that Graph was sent to change something, done or refused. */
async function writesTo(control: SimulatorControl): Promise<number> {
  const { requests } = await control.requests();
  return requests.filter((each) => each.kind !== "token" && each.method !== "GET" && !each.path.endsWith("/$batch")).length;
}

function resourcesIn(said: string): string {
  const [, summary = ""] = /Resources:\n([\s\S]*?)\n\n/.exec(said) ?? [];
  return summary
    .split("\n")
    .map((line) => line.trim())
    .join(", ");
}
