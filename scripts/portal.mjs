import { main, Problem } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { ensureSimulator } from "./simulator/background.mjs";
import { configurations, inPortal } from "./simulator/portal.mjs";

const usage = "npm run portal -- threshold NUMBER | pause | start";

// Changes something behind Pulumi's back, as a colleague in the portal would.
await main(async () => {
  const change = changeFor(process.argv[2], Number(process.argv[3]));
  await setUp();
  await ensureSimulator();
  const found = await configurations();
  if (found.length === 0) throw new Problem("There is no synchronization yet: `npm start` makes it.");
  for (const configuration of found) await change(configuration);
  console.log("Changed. `npm run pulumi -- refresh --preview-only --diff` finds it; `npm run pulumi -- up --refresh --yes` sets it back.");
});

function changeFor(action, number) {
  if (action === "threshold" && Number.isInteger(number)) return (configuration) => setThreshold(configuration, number);
  if (action === "pause" || action === "start")
    return ({ synchronization, job }) => inPortal("POST", `${synchronization}/jobs/${job.id}/${action}`);
  throw new Problem(usage);
}

// Graph replaces all settings at once, so the page sends them all.
function setThreshold({ synchronization, settings, notification }, threshold) {
  const SyncNotificationSettings = JSON.stringify({ ...notification, DeleteThresholdEnabled: true, DeleteThresholdValue: threshold });
  const value = Object.entries({ ...settings, SyncNotificationSettings }).map(([key, text]) => ({ key, value: text }));
  return inPortal("PUT", `${synchronization}/secrets`, { value });
}
