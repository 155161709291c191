import type { Clock } from "../../provider/engine/settle";

/** Time that passes only where somebody waits. */
export function patientClock(): Clock & { readonly delays: number[] } {
  const delays: number[] = [];
  let now = 0;
  return {
    delays,
    now: () => now,
    sleep: (delayMs) => {
      delays.push(delayMs);
      now += delayMs;
      return Promise.resolve();
    },
  };
}
