import { configurations } from "./simulator/portal.mjs";

const emphasis = (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[1m${text}\u001b[0m` : text);

/** Prints what the portal's Overview page shows of each configuration, read live from the simulator. */
export async function printOverview() {
  for (const configuration of await configurations()) {
    console.log(`\n${emphasis("Overview, as the portal shows it")}`);
    for (const [name, value] of rowsOf(configuration)) console.log(`  ${name.padEnd(21)}${value}`);
  }
}

function rowsOf({ principal, job, settings, notification }) {
  return [
    ["Configuration", principal.displayName],
    ["Scope", settings.SyncAll === "true" ? "all users and groups" : "assigned users and groups only"],
    ["Notification", notification.Enabled ? notification.Recipients : "off"],
    ["Accidental deletion", notification.DeleteThresholdEnabled ? `threshold ${notification.DeleteThresholdValue}` : "off"],
    ["Job", `${job.schedule?.state ?? "unknown"}, ${job.id}`],
    ["Current cycle", job.status?.code === "NotRun" ? "initial cycle not run" : (job.status?.code ?? "unknown")],
  ];
}
