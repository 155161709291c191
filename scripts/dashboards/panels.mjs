import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  GraphDrawStyle,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  StackingMode,
} from "@grafana/grafana-foundation-sdk/common";
import { MappingType, ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as Stat } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as StateTimeline } from "@grafana/grafana-foundation-sdk/statetimeline";
import { PanelBuilder as Gauge } from "@grafana/grafana-foundation-sdk/bargauge";
import { PanelBuilder as Lines } from "@grafana/grafana-foundation-sdk/timeseries";

/** Every panel takes its data from the source, and its configurations from the names, that are chosen above. */
const datasource = { type: "prometheus", uid: "${datasource}" };
const chosen = 'configuration=~"$configuration"';
const called = "{{configuration}}";

/** The codes that one line of health is drawn by. */
const healths = [
  ["healthy", "green"],
  ["waiting", "blue"],
  ["stopped", "yellow"],
  ["failing", "orange"],
  ["quarantined", "red"],
  ["missing", "purple"],
];

/** The rows of the dashboard, from what is looked at first to what explains it. */
export const rows = [
  {
    title: "Now",
    panels: [
      number("Synchronizations", `count(entra_sync_up{${chosen}})`, "How many are watched."),
      alarm("Quarantined", `sum(entra_sync_quarantined{${chosen}})`, "Held back by the service until somebody acts."),
      alarm(
        "Failing",
        `sum(entra_sync_health{${chosen}, health=~"failing|missing"})`,
        "The last cycle or users in it failed, or the job is gone.",
      ),
      alarm("Cannot be read", `count(entra_sync_up{${chosen}}) - sum(entra_sync_up{${chosen}})`, "Their other figures are missing here."),
      number("Users kept in targets", `sum(entra_sync_users_kept{${chosen}})`, "As the service last counted."),
      alarm("Objects that fail", `sum(entra_sync_last_cycle_escrowed_objects{${chosen}})`, "Tried again in each cycle."),
    ].map((panel) => panel.span(4).height(4)),
  },
  {
    title: "Health",
    panels: [
      number(
        "Why in quarantine",
        `entra_sync_quarantine_info{${chosen}}`,
        "The service's word for each; entra-sync status says what to do.",
        "{{configuration}}: {{reason}}",
      )
        .textMode(BigValueTextMode.Name)
        .noValue("none is")
        .span(24)
        .height(3),
      panel(new StateTimeline(), "Health", "What entra-sync status says, over time.", [[healthCode(), called]])
        .mappings([
          { type: MappingType.ValueToText, options: Object.fromEntries(healths.map(([text, color], index) => [index, { text, color }])) },
        ])
        .span(24)
        .height(7),
      lines("Time since the last cycle ended", "s", "From three hours on an alert fires.", [
        [`time() - entra_sync_last_cycle_end_timestamp_seconds{${chosen}}`, called],
      ]).thresholds(steps(["green"], ["red", 10_800])),
      panel(new Gauge(), "Cycle under way", "How far each has come; empty while none is under way.", [
        [`entra_sync_cycle_done_units{${chosen}} / (entra_sync_cycle_expected_units{${chosen}} > 0)`, called],
      ])
        .reduceOptions(last())
        .unit("percentunit")
        .min(0)
        .max(1)
        .span(12)
        .height(8),
    ],
  },
  {
    title: "Users",
    panels: [
      bars("What the last cycle did", "Users by outcome. Absent without AuditLog.Read.All.", [
        [`sum by (outcome) (entra_sync_last_cycle_users{${chosen}})`, "{{outcome}}"],
      ]),
      lines("Users kept in the target", "none", "As the service last counted.", [[`entra_sync_users_kept{${chosen}}`, called]]),
      lines("Deletions against the threshold", "none", "Where both lines meet, the service deletes nobody and goes into quarantine.", [
        [`sum by (configuration) (entra_sync_last_cycle_users{${chosen}, outcome=~"deleted|disabled|staged"})`, called],
        [`entra_sync_deletion_threshold_users{${chosen}}`, `${called}: threshold`],
      ]),
      lines("Objects that fail", "none", "By the service's own count; they are tried again in each cycle.", [
        [`entra_sync_last_cycle_escrowed_objects{${chosen}}`, called],
        [`entra_sync_failed_cycles_in_a_row{${chosen}}`, `${called}: cycles failed in a row`],
      ]),
    ],
  },
  {
    title: "What it costs to know",
    panels: [
      lines("Requests to Graph", "reqps", "By tenant and status; 429 is Graph's own limit.", [
        ["sum by (tenant, status) (rate(entra_sync_graph_requests_total[$__rate_interval]))", "{{tenant}} {{status}}"],
      ]),
      lines("Time to read all", "s", "A scrape waits eight seconds of it at most.", [["entra_sync_read_duration_seconds", "seconds"]]),
    ],
  },
];

/** One number for each configuration: where the health is the n-th, n. */
function healthCode() {
  const each = healths.map(([health], code) => `entra_sync_health{${chosen}, health="${health}"} * ${code}`);
  return `sum by (configuration) (${each.join(" or ")})`;
}

function panel(builder, title, description, queries) {
  const targets = queries.map(([expr, legend], index) =>
    new DataqueryBuilder().refId("AB".charAt(index)).expr(expr).legendFormat(legend).range(),
  );
  return builder.title(title).description(description).datasource(datasource).targets(targets);
}

function number(title, expr, description, legend = title) {
  return panel(new Stat(), title, description, [[expr, legend]])
    .graphMode(BigValueGraphMode.None)
    .noValue("0");
}

function last() {
  return new ReduceDataOptionsBuilder().calcs(["lastNotNull"]);
}

/** Any at all is too many. */
function alarm(title, expr, description) {
  return number(title, expr, description)
    .colorMode(BigValueColorMode.Background)
    .thresholds(steps(["green"], ["red", 1]));
}

function lines(title, unit, description, queries) {
  return panel(new Lines(), title, description, queries).unit(unit).min(0).span(12).height(8);
}

function bars(title, description, queries) {
  const stacked = new StackingConfigBuilder().mode(StackingMode.Normal);
  return lines(title, "none", description, queries).drawStyle(GraphDrawStyle.Bars).fillOpacity(60).stacking(stacked);
}

function steps(...all) {
  const written = all.map(([color, value = null]) => ({ color, value }));
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(written);
}
