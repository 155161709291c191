/**
 * What the plugin process loads: stored state asks for `lifecycles` by name, for good.
 * The only place that reads the environment.
 */
import { realClock } from "./engine/settle";
import { createLifecycles } from "./lifecycles";
import { engineLog } from "./pulumi/engineLog";

export const lifecycles = createLifecycles({ environment: process.env, clock: realClock, speak: engineLog(process.argv.at(-1)) });
