import { complexBody } from "../graph/body";
import { badRequest } from "../graph/graphError";
import type { Engine } from "../provisioning/engine";
import type { World } from "../world/world";

/** The simulator's time. */
export interface ClockReading {
  readonly now: string;
  /** How much later than real time it is. */
  readonly aheadMs: number;
}

export function clockNow(world: World): ClockReading {
  return { now: new Date(world.now()).toISOString(), aheadMs: Math.max(0, Math.round(world.clock.ahead)) };
}

/** Lets time pass at once, with everything that happens in it: `{ advanceMs }`, or `{ to }` a moment. It never goes back. */
export function moveClock(world: World, engine: Engine, body: unknown): ClockReading {
  const { advanceMs, to } = complexBody(body, "Clock", { advanceMs: "Edm.Int64!", to: "Edm.DateTimeOffset!" });
  if ((advanceMs === undefined) === (to === undefined)) throw badRequest("The clock needs either 'advanceMs' or 'to'.");
  const now = world.now();
  const moment = typeof to === "string" ? Date.parse(to) : now + Number(advanceMs);
  if (moment < now) throw badRequest("The clock cannot go back.");
  engine.advanceTo(moment);
  return clockNow(world);
}
