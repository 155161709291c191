import { interruptions } from "./interrupting";
import { killings } from "./killing";
import { matrix } from "./matrix";
import { races } from "./racing";
import { sequences } from "./sequences";
import { storm, type Part } from "./series";

/** How often everything comes at once on each verb of each resource. */
const seedsOfEverything = 25;

export function everyPart(): Part[] {
  return [matrix(seedsOfEverything), killings(), races(4, 40), interruptions(), sequences(200)];
}

/** `npm run storm`: prints what was lost, and the figures by fault; the exit code is that of the command. */
export async function stormCommand(only: string | undefined, step: number, print: (text: string) => void): Promise<number> {
  const hear = (name: string, reasons: readonly string[]): void => {
    print(`LOST  ${name}\n${reasons.map((reason) => `      ${reason}`).join("\n")}\n      again: npm run storm -- "${name}"`);
  };
  const { byFault, losses, cases } = await storm(everyPart(), { only: only === undefined ? undefined : [only], step, hear });
  const tallies = [...byFault.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [fault, tally] of tallies) print(`${fault.padEnd(44)} ${tally.survived.toString().padStart(5)} of ${tally.cases.toString()}`);
  print(`${cases.toString()} cases, ${(cases - losses.length).toString()} survived`);
  return cases > 0 && losses.length === 0 ? 0 : 1;
}
