import { isDeepStrictEqual } from "node:util";
import type { Before, Definition, Description } from "./definition";
import { equalInputs, owedKey } from "./diff";
import { HalfMade } from "./halfMade";
import { settle, WaitedTooLong, type Clock } from "./settle";
import { toStored, type Stored } from "./state";

/** A write whose outcome is unknown: it may have been done although the answer says otherwise, or never came. */
export interface UnsureOutcome extends Error {
  readonly outcomeUnsure: true;
}

/** A write to what is not there, or not there yet. Once it shows, the write can be done. */
export interface MayAppear extends Error {
  readonly mayAppear: true;
}

/** What had been made was removed again before the failure was reported: there is nothing to record. */
export interface NothingLeft extends Error {
  readonly nothingLeft: true;
}

export interface Subject<Inputs, Known> {
  readonly inputs: Inputs;
  /** The raw properties, for the hidden members in them. */
  readonly props: Stored;
  readonly known?: Stored & Known;
}

export interface Made {
  readonly id: string;
  readonly stored: Stored;
}

export interface Bounds {
  /** The longest that an object may take to be readable as it was written, in milliseconds. */
  readonly readableWithinMs: number;
  /** The longest that a write whose answer was lost may take to show, in milliseconds. The portal speaks of 15 seconds. */
  readonly showsWithinMs: number;
  readonly clock: Clock;
}

/** How often an unsure write is looked after and, where it was not done, sent again. */
const attempts = 4;

/**
 * Look, act, look. The one flow of create, update, adoption of what exists, repair of drift, and the retry after a crash:
 * it decides from what Graph says now, and returns when Graph shows what was declared.
 */
export async function converged<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  world: World,
  subject: Subject<Inputs, Known>,
  bounds: Bounds,
): Promise<Made> {
  const run = new Run(definition, world, subject, bounds);
  try {
    await run.act();
    return await run.look();
  } catch (error) {
    await run.lookAfterFailure();
    throw run.halfMadeOr(error);
  }
}

class Run<World, Inputs extends object, Live, Known extends Inputs> {
  private facts: Stored;
  private remembered: Stored;
  private owed: string | undefined;
  private first: { readonly live: Live | undefined } | undefined;
  private last: Description<Inputs> | undefined;

  constructor(
    private readonly definition: Definition<World, Inputs, Live, Known>,
    private readonly world: World,
    private readonly subject: Subject<Inputs, Known>,
    private readonly bounds: Bounds,
  ) {
    this.facts = { ...subject.known };
    this.remembered = hiddenOf(subject.known ?? {});
  }

  async act(): Promise<void> {
    let seen: Seen<Live> | undefined;
    for (let attempt = 1; ; attempt++) {
      // What has shown is there: another look might ask a replica that has not heard of it, and the write would be done twice.
      const { live } = seen ?? { live: await this.observe() };
      this.refuseToRemake(live);
      this.rememberFirst(live);
      this.first ??= { live };
      try {
        await this.definition.converge(this.world, this.subject.inputs, live, this.before());
        return;
      } catch (error) {
        if (!(isUnsure(error) || mayAppear(error)) || attempt === attempts) throw error;
        seen = await this.changeFrom(live);
        if (seen === undefined && mayAppear(error)) throw error;
      }
    }
  }

  /** A write that was done shows sooner or later. Only one that has not shown by the bound is taken as not done. */
  private changeFrom(before: Live | undefined): Promise<Seen<Live> | undefined> {
    const shows = {
      name: "the outcome of a write to show",
      boundMs: this.bounds.showsWithinMs,
      attempt: async () => {
        const live = await this.observe();
        return isDeepStrictEqual(live, before) ? undefined : { live };
      },
    };
    return settle(shows, this.bounds.clock).catch((error: unknown) => {
      if (error instanceof WaitedTooLong) return undefined;
      throw error;
    });
  }

  /** Done means readable: waits until what is declared is what Graph shows. */
  async look(): Promise<Made> {
    const { definition, subject } = this;
    const readable = {
      name: `Graph to show the ${definition.kind} as it was written`,
      boundMs: this.bounds.readableWithinMs,
      attempt: async () => {
        const live = await this.observe();
        if (live === undefined) return undefined;
        this.last = definition.describe(live, subject.inputs);
        return equalInputs(this.last.inputs, subject.inputs) ? this.last : undefined;
      },
    };
    const description = await settle(readable, this.bounds.clock).catch((error: unknown) => {
      throw error instanceof WaitedTooLong && this.last !== undefined ? withDifference(error, this.last.inputs, subject.inputs) : error;
    });
    return { id: description.id, stored: this.stored(description.outputs) };
  }

  /** Something may have been made before the failure: then it is recorded. Best effort, the failure itself is what counts. */
  async lookAfterFailure(): Promise<void> {
    if (this.subject.known !== undefined || this.first === undefined) return;
    const live = await this.observe().catch(() => undefined);
    if (live !== undefined && !isDeepStrictEqual(live, this.first.live)) this.last = this.definition.describe(live, this.subject.inputs);
  }

  halfMadeOr(error: unknown): unknown {
    const { known, props } = this.subject;
    const id = [this.last?.id, this.facts.id].find((each) => typeof each === "string" && each !== "");
    const isWorthRecording = known === undefined || this.owed !== undefined;
    if (isNothingLeft(error)) return error;
    if (!(error instanceof Error) || typeof id !== "string" || !isWorthRecording) return error;
    const outputs = known ?? this.stored(this.last?.outputs ?? this.facts);
    return new HalfMade(id, toStored({ ...outputs, [owedKey]: this.owed, __provider: props.__provider }), error);
  }

  private observe(): Promise<Live | undefined> {
    return this.definition.observe(this.world, { ...(this.facts as Partial<Known>), ...this.subject.inputs });
  }

  private before(): Before<Known> {
    return {
      known: this.subject.known,
      made: (facts) => {
        this.facts = { ...this.facts, ...facts };
      },
      owe: (step) => {
        this.owed = step;
      },
      paid: () => {
        this.owed = undefined;
      },
    };
  }

  private refuseToRemake(live: Live | undefined): void {
    const { idFromGraph, kind } = this.definition;
    if (live === undefined && this.subject.known !== undefined && idFromGraph) throw new GoneMeanwhile(kind);
  }

  /** Only before the first write of a resource's life: later, what is there is our own doing. */
  private rememberFirst(live: Live | undefined): void {
    if (this.subject.known !== undefined || Object.keys(this.remembered).length > 0) return;
    this.remembered = this.definition.remember?.(live, this.subject.inputs) ?? {};
  }

  private stored(outputs: object): Stored {
    return toStored({ ...this.subject.inputs, ...outputs, ...this.remembered, __urn: this.subject.props.__urn });
  }
}

/** What a look showed, be it that there is nothing. */
interface Seen<Live> {
  readonly live: Live | undefined;
}

/** What was to be updated is not there any more. */
class GoneMeanwhile extends Error {
  constructor(kind: string) {
    super(`the ${kind} is gone: somebody deleted it outside of this program. Run \`pulumi refresh\`, then \`pulumi up\` makes it anew.`);
    this.name = "GoneMeanwhile";
  }
}

function mayAppear(error: unknown): error is MayAppear {
  return error instanceof Error && "mayAppear" in error;
}

function isUnsure(error: unknown): error is UnsureOutcome {
  return error instanceof Error && "outcomeUnsure" in error;
}

function isNothingLeft(error: unknown): error is NothingLeft {
  return error instanceof Error && "nothingLeft" in error && error.nothingLeft === true;
}

function hiddenOf(props: Stored): Stored {
  return Object.fromEntries(Object.entries(props).filter(([name]) => name.startsWith("__") && name !== "__provider" && name !== owedKey));
}

function withDifference(error: WaitedTooLong, live: object, declared: object): Error {
  const liveMembers: Stored = { ...live };
  const declaredMembers: Stored = { ...declared };
  const wrong = Object.entries(declaredMembers).filter(([name, value]) => !equalInputs({ value }, { value: liveMembers[name] }));
  const shown = wrong.map(([name, value]) => `${name} is ${JSON.stringify(liveMembers[name])} and not ${JSON.stringify(value)}`);
  return new Error(shown.length > 0 ? `${error.message}: ${shown.join(", ")}` : error.message, { cause: error });
}
