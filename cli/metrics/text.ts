import type { ConfigurationMetric, Metric, Sample } from "./metric";
import { configurationMetrics } from "./configurationMetrics";
import type { Reading } from "./reading";
import { readingMetrics } from "./readingMetrics";

/** A metric with its values. */
export interface Measured extends Pick<Metric<never>, "name" | "type" | "help" | "labels"> {
  readonly samples: readonly Sample[];
}

/** What is known now; a metric without a value is left out. */
export function measured(reading: Reading): readonly Measured[] {
  const ofReading = readingMetrics.map((metric) => measuredBy(metric, metric.of(reading)));
  const ofConfigurations = configurationMetrics.map((metric) => measuredBy(metric, samplesOf(reading, metric)));
  return [...ofReading, ...ofConfigurations].filter(({ samples }) => samples.length > 0);
}

function measuredBy({ name, type, help, labels }: Metric<never>, samples: readonly Sample[]): Measured {
  return { name, type, help, labels, samples };
}

function samplesOf({ configurations }: Reading, metric: ConfigurationMetric): readonly Sample[] {
  return configurations.flatMap(({ labels: names, status }) =>
    status === undefined ? [] : metric.of(status).map(({ value, labels }) => ({ value, labels: { ...names, ...labels } })),
  );
}

/** Prometheus' own format, or OpenMetrics: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export type Format = "prometheus" | "openMetrics";

export interface Exposed {
  readonly contentType: string;
  readonly text: string;
}

/** The library keeps what it is told; a registry for each answer forgets configurations that are no longer there. */
export async function textOf(reading: Reading, format: Format): Promise<Exposed> {
  const { Counter, Gauge, Registry } = await import("prom-client");
  const registry = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE | typeof Registry.PROMETHEUS_CONTENT_TYPE>();
  registry.setContentType(format === "openMetrics" ? Registry.OPENMETRICS_CONTENT_TYPE : Registry.PROMETHEUS_CONTENT_TYPE);
  for (const { name, type, help, labels, samples } of measured(reading)) {
    const options = { name, help, labelNames: labels, registers: [registry] };
    const metric = type === "gauge" ? new Gauge(options) : new Counter(options);
    for (const { value, labels: values = {} } of samples) metric.inc(values, value);
  }
  return { contentType: registry.contentType, text: await registry.metrics() };
}
