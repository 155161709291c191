/**
 * What the plugin process loads: stored state asks for `lifecycles` by name, for good.
 * The only place that reads the environment.
 */
import { realClock } from "./engine/settle";
import { createLifecycles } from "./lifecycles";
import { engineLog } from "./pulumi/engineLog";
import { telemetryIn } from "./telemetry/telemetry";

const environment = process.env;

export const lifecycles = createLifecycles({
  environment,
  clock: realClock,
  speak: engineLog(process.argv.at(-1)),
  tracing: telemetryIn({ environment, say: (sentence) => void process.stderr.write(`entra-sync: ${sentence}\n`) }),
});
