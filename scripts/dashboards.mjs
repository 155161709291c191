// Writes dashboards/grafana.json with Grafana's own builders; a test holds the file against what this gives.
import { writeFileSync } from "node:fs";
import path from "node:path";
import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { format, resolveConfig } from "prettier";
import { rows } from "./dashboards/panels.mjs";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";

const file = path.join(root, "dashboards", "grafana.json");

await main(async () => {
  const text = await format(JSON.stringify(dashboard()), { ...(await resolveConfig(file)), filepath: file });
  if (process.argv.includes("--print")) process.stdout.write(text);
  else writeFileSync(file, text);
});

function dashboard() {
  const builder = new DashboardBuilder("Entra cross-tenant synchronization")
    .uid("entra-sync")
    .description("Health, users and cost of every synchronization that `entra-sync metrics --serve` tells of.")
    .tags(["entra", "identity"])
    .timezone("browser")
    .refresh("1m")
    .time({ from: "now-24h", to: "now" })
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"))
    .withVariable(configurations());
  let id = 1;
  for (const { title, panels } of rows) {
    builder.withRow(new RowBuilder(title).id(id++));
    for (const panel of panels) builder.withPanel(panel.id(id++));
  }
  return builder.build();
}

function configurations() {
  return new QueryVariableBuilder("configuration")
    .label("Synchronization")
    .query("label_values(entra_sync_up, configuration)")
    .datasource({ type: "prometheus", uid: "${datasource}" })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue(".*")
    .current({ text: "All", value: "$__all" });
}
