import type { Fault, SimulatorControl } from "../../simulator";

/** Runs work while a fault waits for its request; `held` is true as soon as that has come in, and with it what was to be done was done. */
export async function untilHeld<Result>(
  control: SimulatorControl,
  fault: Fault,
  work: (held: Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  await control.addFaults([fault]);
  let isOver = false;
  const watch = async (): Promise<boolean> => {
    while ((await control.faults()).length > 0) {
      if (isOver) return false;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return true;
  };
  try {
    return await work(watch());
  } finally {
    isOver = true;
    await control.clearFaults();
  }
}
