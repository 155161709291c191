import type { Stored } from "./state";

/** The object exists, a later step failed. The engine records it with `id` and `properties`, and the next `up` goes on from there. */
export class HalfMade extends Error {
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    /** Stored verbatim by the engine: it must carry the shell's text, or refresh and destroy could not run. */
    readonly properties: Stored,
    override readonly cause: Error,
  ) {
    super(cause.message);
    this.name = "HalfMade";
    this.reasons = [cause.message];
  }
}
