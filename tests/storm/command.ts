import { allSeries } from "./cases";
import { storm } from "./storm";

/** How often everything comes at once on each verb of each resource. */
const seedsOfEverything = 25;

/** `npm run storm`: prints what was lost, and the figures by fault; the exit code is that of the command. */
export async function stormCommand(only: string | undefined, print: (text: string) => void): Promise<number> {
  const hear = (name: string, reasons: readonly string[]): void => {
    print(`LOST  ${name}\n${reasons.map((reason) => `      ${reason}`).join("\n")}\n      again: npm run storm -- "${name}"`);
  };
  const { byFault, losses } = await storm(allSeries(seedsOfEverything), { only, hear });
  const tallies = [...byFault.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [fault, { cases, survived }] of tallies)
    print(`${fault.padEnd(28)} ${survived.toString().padStart(5)} of ${cases.toString()}`);
  const cases = tallies.reduce((sum, [, each]) => sum + each.cases, 0);
  print(`${cases.toString()} cases, ${(cases - losses.length).toString()} survived`);
  return cases > 0 && losses.length === 0 ? 0 : 1;
}
