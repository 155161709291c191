import { nameLabels } from "./configurationMetrics";
import type { ReadingMetric } from "./metric";

/** What is told of the reading itself: whether the other metrics can be believed, and what they cost. */
export const readingMetrics: readonly ReadingMetric[] = [
  {
    name: "entra_sync_up",
    type: "gauge",
    labels: nameLabels,
    help: "Whether the configuration could be read (1); where it could not (0), its other metrics are absent.",
    from: "the last look at Graph",
    of: ({ configurations }) => configurations.map(({ labels, status }) => ({ value: status === undefined ? 0 : 1, labels })),
  },
  {
    name: "entra_sync_last_read_timestamp_seconds",
    type: "gauge",
    labels: nameLabels,
    help: "When the configuration was last read, in seconds since 1970.",
    from: "this machine's clock",
    of: ({ configurations }) =>
      configurations.flatMap(({ labels, readAt }) => (readAt === undefined ? [] : [{ value: readAt / 1000, labels }])),
  },
  {
    name: "entra_sync_read_duration_seconds",
    type: "gauge",
    labels: [],
    help: "How long the last round of reads took, for all configurations together.",
    from: "this machine's clock",
    of: ({ durationMs }) => [{ value: durationMs / 1000 }],
  },
  {
    name: "entra_sync_graph_requests_total",
    type: "counter",
    labels: ["tenant", "status"],
    help: "Requests to Graph since the start, by HTTP status; 'none' where no answer came.",
    from: "what was sent, each repetition counted",
    of: ({ requests }) => requests.map(({ count, tenant, status }) => ({ value: count, labels: { tenant, status } })),
  },
];
