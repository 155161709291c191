import { engineKillings } from "./engines";
import { interruptions } from "./interrupting";
import { killings } from "./killing";
import { matrix } from "./matrix";
import { races } from "./racing";
import { StormReport } from "./report";
import { sequences } from "./sequences";
import { namesIn, type Case, type OpenPart, type Part, type Wish } from "./series";

/** How often everything comes at once on each verb of each resource. */
const seedsOfEverything = 25;
const usualSeeds = [...Array(200).keys()];
/** How often it is said how far the storm has come. */
const saidEveryMs = 20_000;

interface StormOptions {
  /** Only cases with this in their name. */
  readonly only: string | undefined;
  readonly step: number;
  /** Only the random sequence of this seed. */
  readonly seed: number | undefined;
  /** Has a series run, in whatever process is free. */
  readonly run: (task: Task) => Promise<readonly Case[]>;
  readonly print: (text: string) => void;
}

/** A series to be run. */
interface Task {
  readonly part: number;
  readonly name: string;
  readonly wish: Wish;
  readonly seeds: readonly number[];
}

/** What takes longest comes first: at the end no process waits for another. */
function everyPart(seeds: readonly number[]): Part[] {
  return [engineKillings(), killings(), interruptions(), sequences(seeds), matrix(seedsOfEverything), races(4, 40)];
}

/** `npm run storm`: prints what was lost as it is lost, how far it has come, and the figures by fault; the exit code is that of the command. */
export async function stormCommand({ only, step, seed, run, print }: StormOptions): Promise<number> {
  const wanted = seed === undefined ? only : `random sequence ${seed.toString()}`;
  const wish: Wish = { step, ...(wanted === undefined ? {} : { only: [wanted] }) };
  const seeds = seed === undefined ? usualSeeds.filter((each) => each % step === 0) : [seed];
  const tasks = everyPart(seeds).flatMap((part, index) => namesIn(part, wish).map((name): Task => ({ part: index, name, wish, seeds })));
  const report = new StormReport();
  let done = 0;
  let lastSaid = Date.now();
  // All at once: the processes take one after the other.
  await Promise.all(
    tasks.map(async (task) => {
      for (const each of await run(task)) note(report, each, print);
      done += 1;
      if (Date.now() - lastSaid < saidEveryMs) return;
      lastSaid = Date.now();
      print(`${done.toString()} of ${tasks.length.toString()} series, ${report.sum()}`);
    }),
  );
  for (const line of report.lines()) print(line);
  return report.cases > 0 && report.losses.length === 0 ? 0 : 1;
}

function note(report: StormReport, each: Case, print: (text: string) => void): void {
  report.note(each);
  if (each.reasons.length === 0) return;
  print(`LOST  ${each.name}\n${each.reasons.map((reason) => `      ${reason}`).join("\n")}\n      again: npm run storm -- "${each.name}"`);
}

/** Runs what one process is given; the ground of a part stays until a series of another part comes. */
export class StormProcess {
  private current: { readonly part: number; readonly open: OpenPart } | undefined;

  async run({ part, name, wish, seeds }: Task): Promise<readonly Case[]> {
    if (this.current?.part !== part) {
      await this.close();
      const wanted = everyPart(seeds)[part];
      if (wanted === undefined) throw new Error(`there is no part ${part.toString()}`);
      this.current = { part, open: await wanted.open() };
    }
    return this.current.open.run(name, wish);
  }

  async close(): Promise<void> {
    await this.current?.open.close();
    this.current = undefined;
  }
}
