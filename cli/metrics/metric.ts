import type { SyncStatus } from "../../provider/operator/syncStatus";
import type { Reading } from "./reading";

/** A value of a metric, with the labels that tell it from others of the same metric. */
export interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Names and labels are a public format: dashboards and alerts ask for them. */
export interface Metric<Of> {
  readonly name: `entra_sync_${string}`;
  readonly type: "gauge" | "counter";
  readonly labels: readonly string[];
  /** The meaning, which ends up in the text itself. */
  readonly help: string;
  /** Where the value is read. */
  readonly from: string;
  /** Nothing where the value is not known: 0 would be wrong. */
  of(subject: Of): readonly Sample[];
}

/** One for each configuration that could be read; its labels are added to those of the sample. */
export type ConfigurationMetric = Metric<SyncStatus>;

/** Of the reading itself. */
export type ReadingMetric = Metric<Reading>;

/** A value that may be unknown. */
export function sample(value: number | undefined): readonly Sample[] {
  return value === undefined ? [] : [{ value }];
}

/** A moment, in the unit that Prometheus wants. */
export function moment(time: string | undefined): readonly Sample[] {
  return time === undefined ? [] : [{ value: Date.parse(time) / 1000 }];
}

export function isSo(condition: boolean): readonly Sample[] {
  return [{ value: condition ? 1 : 0 }];
}

export function oneOf(label: string, all: readonly string[], is: string): readonly Sample[] {
  return all.map((each) => ({ value: each === is ? 1 : 0, labels: { [label]: each } }));
}
