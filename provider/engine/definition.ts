import type { z } from "zod";
import type { Stored } from "./state";

/** A refused input, as `check` reports it: the property a person wrote, and what to do about it. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** What a schema cannot say of one property alone. Not looked at while anything in the inputs it is over is unknown. */
export interface Rule<Inputs> {
  readonly over: readonly (keyof Inputs & string)[];
  faults(inputs: Inputs): readonly Failure[];
}

/** Something to be said on the row of a resource. */
export interface Sentence {
  readonly severity: "info" | "warning";
  readonly text: string;
}

/** What a change would do beyond the resource itself, as far as it is known before it is made. */
export interface Foreseen {
  readonly sentences: readonly Sentence[];
  /** Why it is not to be made. */
  readonly refusals: readonly Failure[];
}

/** Looked at by `check`, so that a preview knows. Reads at most, and asks nothing where nothing of it changes. */
export interface Consequences<World, Inputs> {
  /** The inputs whose change may have consequences. */
  readonly of: readonly (keyof Inputs & string)[];
  /** `before` is `undefined` where the resource is new. Anything in `after` may be unknown: that never refuses a change. */
  foresee(world: World, before: Inputs | undefined, after: Inputs): Promise<Foreseen>;
}

/** What a resource looks like once Graph has been read. */
export interface Description<Inputs> {
  readonly id: string;
  /** The inputs that would declare what is there now. Where these differ from the declared ones, there is drift. */
  readonly inputs: Inputs;
  /** What the program gets beside its own inputs. Never compared. */
  readonly outputs: object;
}

/** What converge may use beside the desired inputs. */
export interface Before<Known> {
  /** What was recorded last; `undefined` when the resource is new to the stack. */
  readonly known: Known | undefined;
  /** Call it as soon as an object exists: if a later step fails, the half-made resource is recorded and not lost. */
  made(facts: Partial<Known> & { readonly id?: string }): void;
  /** Says that a step is to be done that no input shows. Unless `paid` follows, the next `up` comes back to it. */
  owe(step: string): void;
  paid(): void;
}

/** A resource as it was last seen, at a moment when nothing needs to be done about it. */
export interface Seen<Inputs, Known> {
  readonly known: Known;
  /** What the program wants of it; `undefined` where the program did not run, as in a refresh. */
  readonly desired: Inputs | undefined;
  /** Whether Graph has just been asked; otherwise it is what state says. */
  readonly isFresh: boolean;
}

/**
 * What the author of a resource fills in; Pulumi's verbs are derived from it.
 * `World` is how the outside is reached; the engine passes it on and knows nothing of it.
 */
export interface Definition<World, Inputs extends object, Live, Known extends Inputs = Inputs> {
  readonly kind: string;
  readonly schema: z.ZodObject;
  /** Inputs whose change makes it another object: replaced, never updated. */
  readonly identity: readonly (keyof Inputs & string)[];
  /** Graph chooses the id. Such a thing is never made again under an update: the engine would keep the old id. */
  readonly idFromGraph?: true;
  /** Looked at only when every property is right by itself. */
  readonly rules?: readonly Rule<Inputs>[];
  readonly consequences?: Consequences<World, Inputs>;
  /** What is there now; `undefined` when it is gone or not made yet. */
  observe(world: World, where: Inputs & Partial<Known>): Promise<Live | undefined>;
  /** Sends the smallest writes that lead from what is there to what is declared. Called twice, it writes once. */
  converge(world: World, desired: Inputs, live: Live | undefined, before: Before<Known>): Promise<void>;
  describe(live: Live, inputs: Inputs): Description<Inputs>;
  /** What must be remembered from before the first write, so that delete can go back to it. Hidden members: they start with `__`. */
  remember?(live: Live | undefined, desired: Inputs): Stored;
  /** Says what a person must hear at every preview, up and refresh, also when nothing changes. Throws where that is to fail. */
  attend?(world: World, seen: Seen<Inputs, Known>): Promise<void>;
  /** Undoes what was done, and touches nothing beside it. */
  remove(world: World, known: Known, live: Live): Promise<void>;
}
