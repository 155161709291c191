/** How a case ended. `notReached`: what is tried has fewer moments than the one that was asked for. */
export type Ending = { readonly kind: "survived" | "notReached" } | { readonly kind: "lost"; readonly reasons: readonly string[] };

/** Cases that differ in one number: the moment at which something strikes, or a seed. */
export interface Series<Ground> {
  readonly name: string;
  /** By which the figures are counted. */
  readonly fault: string;
  /** How many there are; where it is the moments that are counted, they end with the first that is not reached. */
  readonly most: number;
  run(ground: Ground, number: number): Promise<Ending>;
}

/** Series that need the same ground, which is opened when the first of them is run. */
export interface Part {
  readonly names: readonly string[];
  run(options: StormOptions, report: StormReport): Promise<void>;
}

export interface StormOptions {
  /** Only cases whose name has one of these in it. */
  readonly only?: readonly string[];
  /** Of each series only every so many moments; 1 for all. */
  readonly step?: number;
  readonly hear?: (name: string, reasons: readonly string[]) => void;
}

/** What became of the cases, by fault. */
export class StormReport {
  readonly byFault = new Map<string, { readonly cases: number; readonly survived: number }>();
  readonly losses: { readonly name: string; readonly reasons: readonly string[] }[] = [];

  get cases(): number {
    return [...this.byFault.values()].reduce((sum, each) => sum + each.cases, 0);
  }

  note(fault: string, name: string, ending: Ending): void {
    const { cases, survived } = this.byFault.get(fault) ?? { cases: 0, survived: 0 };
    this.byFault.set(fault, { cases: cases + 1, survived: survived + (ending.kind === "survived" ? 1 : 0) });
    if (ending.kind === "lost") this.losses.push({ name, reasons: ending.reasons });
  }
}

/** What has more moments than this has gone round in circles. */
export const mostMoments = 300;

export function part<Ground extends { close(): Promise<void> }>(all: readonly Series<Ground>[], open: () => Promise<Ground>): Part {
  return {
    names: all.map((each) => each.name),
    async run(options, report) {
      const { only = [""] } = options;
      const wanted = all.filter(({ name }) => isWanted(`${name} / `, only) || only.some((each) => each.startsWith(`${name} / `)));
      if (wanted.length === 0) return;
      const ground = await open();
      try {
        for (const series of wanted) await runSeries(ground, series, options, report);
      } finally {
        await ground.close();
      }
    },
  };
}

/** Runs parts one after another; each case begins with both tenants as on the first day. */
export async function storm(parts: readonly Part[], options: StormOptions = {}): Promise<StormReport> {
  const report = new StormReport();
  for (const each of parts) await each.run(options, report);
  return report;
}

async function runSeries<Ground>(
  ground: Ground,
  series: Series<Ground>,
  { only = [""], step = 1, hear }: StormOptions,
  report: StormReport,
): Promise<void> {
  for (let number = 0; number < series.most; number += step) {
    const name = `${series.name} / ${number.toString()}`;
    if (!isWanted(name, only)) continue;
    const ending = await series.run(ground, number);
    if (ending.kind === "notReached") return;
    report.note(series.fault, name, ending);
    if (ending.kind === "lost") hear?.(name, ending.reasons);
  }
}

/** The whole number at its end: what is asked for as 1 is not 12. */
function isWanted(name: string, only: readonly string[]): boolean {
  return only.some((each) => {
    const at = name.indexOf(each);
    return at >= 0 && !(/\d$/.test(each) && /^\d/.test(name.slice(at + each.length)));
  });
}

/** Without reasons it has survived. */
export function endingOf(reasons: readonly string[]): Ending {
  return reasons.length === 0 ? { kind: "survived" } : { kind: "lost", reasons };
}
