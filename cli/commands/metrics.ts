import type { Command } from "commander";
import { command, run } from "../command";
import type { MetricsFlags } from "../metrics/metrics";

export function addMetrics(program: Command): void {
  command(program, "metrics", "how synchronizations fare, for Prometheus: once, or for whoever asks with --serve")
    .option("--serve", "answer at /metrics until Ctrl+C or SIGTERM")
    .option("--port <number>", "where --serve listens; 0 for any that is free", "9464")
    .option("--host <address>", "where --serve listens; 0.0.0.0 for every network of this machine", "127.0.0.1")
    .option("--every <time>", "with --serve, how often Graph is read at most", "60s")
    .addHelpText(
      "after",
      "\nEvery metric is in docs/metrics.md; a dashboard for Grafana and rules for alerts are in the package's dashboards folder.\n" +
        "A configuration that cannot be read has entra_sync_up 0, and does not keep the others. Exit code 1 says that there was one.",
    )
    .action(async (...given: [MetricsFlags, Command]) => {
      await run(async (session, flags: MetricsFlags) => (await import("../metrics/metrics.js")).metrics(session, flags))(...given);
      // A look at Graph that is still under way would keep the process for as long as it takes.
      if (given[0].serve === true) process.exit();
    });
}
