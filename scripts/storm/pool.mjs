import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "jest-worker";

/** Processes that run one task each at a time. One more than there are cores: much of a storm is waiting. */
export function openPool(numWorkers = availableParallelism() + 1) {
  const worker = fileURLToPath(new URL("worker.mjs", import.meta.url));
  /** @type {Worker & { run?: (task: unknown) => Promise<unknown> }} */
  const pool = new Worker(worker, { numWorkers, exposedMethods: ["run"] });
  pool.getStderr().pipe(process.stderr);
  return { run: (/** @type {unknown} */ task) => pool.run?.(task), close: () => pool.end() };
}
