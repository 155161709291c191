import { caseAt, nameOf, type Series } from "./cases";
import { Field } from "./field";
import { ending } from "./survival";

/** What became of the cases of one fault. */
export interface Tally {
  cases: number;
  survived: number;
}

export interface StormReport {
  readonly byFault: ReadonlyMap<string, Tally>;
  readonly losses: readonly { readonly name: string; readonly reasons: readonly string[] }[];
}

export interface StormOptions {
  /** Only cases whose name has this in it. */
  readonly only?: string;
  /** Of each series only every so many moments; 1 for all. */
  readonly step?: number;
  readonly hear?: (name: string, reasons: readonly string[]) => void;
}

/** A verb that has more requests than this has gone round in circles. */
const mostMoments = 200;

/** Runs the series one case after another; each begins with both tenants as on the first day. */
export async function storm(all: readonly Series[], options: StormOptions = {}): Promise<StormReport> {
  const report = { byFault: new Map<string, Tally>(), losses: [] };
  const field = await Field.open();
  try {
    for (const series of all) await runSeries(field, series, options, report);
    return report;
  } finally {
    await field.close();
  }
}

interface Growing {
  readonly byFault: Map<string, Tally>;
  readonly losses: { name: string; reasons: readonly string[] }[];
}

async function runSeries(field: Field, series: Series, { only = "", step = 1, hear }: StormOptions, report: Growing): Promise<void> {
  const count = series.ends === "whenNotReached" ? mostMoments : series.ends;
  for (let number = 0; number < count; number += step) {
    const name = nameOf(series, number);
    if (!name.includes(only)) continue;
    const end = await ending(field, caseAt(series, number));
    if (end.kind === "notReached") return;
    const tally = report.byFault.get(series.fault) ?? { cases: 0, survived: 0 };
    report.byFault.set(series.fault, { cases: tally.cases + 1, survived: tally.survived + (end.kind === "survived" ? 1 : 0) });
    if (end.kind !== "lost") continue;
    report.losses.push({ name, reasons: end.reasons });
    hear?.(name, end.reasons);
  }
}
