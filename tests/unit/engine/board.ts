import { z } from "zod";
import type { Definition } from "../../../provider/engine/definition";
import type { UnsureOutcome } from "../../../provider/engine/converged";
import { lifecycleOf, type Lifecycle } from "../../../provider/engine/lifecycle";
import type { Stored } from "../../../provider/engine/state";
import { patientClock } from "../clock";

/** The smallest outside world that a lifecycle can have: a board with notices on it. */
interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

type Write = "pin" | "write" | "ring" | "unpin";

/** How a write ends: not done, done with its answer lost, or not done with no answer. */
type Mishap = "refused" | "done, answer lost" | "not done, answer lost";

export class Board {
  notices: Notice[] = [];
  readonly writes: string[] = [];
  looks = 0;
  /** So many looks after a write show what was before it. */
  lag = 0;
  /** So many looks, after the first one that shows a write, show what was before it once more: another replica answers. */
  relapse = 0;
  private readonly mishaps: { readonly write: Write; readonly mishap: Mishap }[] = [];
  private shown: { readonly from: number; readonly notices: Notice[] } = { from: 0, notices: [] };

  fail(write: Write, mishap: Mishap): void {
    this.mishaps.push({ write, mishap });
  }

  find(title: string): Notice | undefined {
    this.looks++;
    const sinceShown = this.looks - this.shown.from;
    const visible = sinceShown === 1 || sinceShown > 1 + this.relapse ? this.notices : this.shown.notices;
    return visible.find((each) => each.title === title);
  }

  change(write: Write, about: string, done: (notices: readonly Notice[]) => Notice[]): void {
    const index = this.mishaps.findIndex((each) => each.write === write);
    const mishap = index < 0 ? undefined : this.mishaps.splice(index, 1)[0]?.mishap;
    this.writes.push(`${write} ${about}`);
    if (mishap === "refused") throw new Error(`${write} was refused`);
    if (mishap !== "not done, answer lost") this.apply(done);
    if (mishap !== undefined) throw new AnswerLost(write);
  }

  private apply(done: (notices: readonly Notice[]) => Notice[]): void {
    this.shown = { from: this.looks + this.lag, notices: this.notices };
    this.notices = done(this.notices);
  }
}

class AnswerLost extends Error implements UnsureOutcome {
  readonly outcomeUnsure = true;
  constructor(write: Write) {
    super(`the answer to ${write} was lost`);
  }
}

interface Inputs {
  title: string;
  text: string;
}

interface Known extends Inputs {
  readonly __before?: { readonly text: string | null };
  readonly __owed?: string;
}

const notice: Definition<Board, Inputs, Notice, Known> = {
  kind: "Notice",
  schema: z.object({ title: z.string("must be a text").min(1, "must not be empty"), text: z.string("must be a text").default("") }),
  identity: ["title"],
  rules: [
    { over: ["text", "title"], faults: ({ text, title }) => (text === title ? [{ property: "text", reason: "repeats the title" }] : []) },
  ],
  observe: (board, { title }) => Promise.resolve(board.find(title)),
  describe: (live, inputs) => ({ id: live.id, inputs: { ...inputs, text: live.text }, outputs: { length: live.text.length } }),
  remember: (live) => ({ __before: { text: live?.text ?? null } }),

  converge(board, { title, text }, live, before) {
    const id = live?.id ?? `notice-${(board.notices.length + 1).toString()}`;
    if (live === undefined) board.change("pin", title, (notices) => [...notices, { id, title, text: "" }]);
    before.made({ id });
    const isWritten = (live?.text ?? "") !== text;
    const rings = before.known !== undefined && (isWritten || before.known.__owed === "ring");
    if (rings) before.owe("ring");
    if (isWritten) board.change("write", title, (notices) => [...notices.filter((each) => each.title !== title), { id, title, text }]);
    if (rings) board.change("ring", title, (notices) => [...notices]);
    before.paid();
    return Promise.resolve();
  },

  remove(board, known) {
    board.change("unpin", known.title, (notices) => notices.filter((each) => each.title !== known.title));
    return Promise.resolve();
  },
};

const hidden = { __provider: "shell", __urn: "urn:notice" };

/** A notice as the engine handles it, on a board of its own, with time that passes only while waiting. */
export interface Desk {
  readonly board: Board;
  readonly clock: ReturnType<typeof patientClock>;
  readonly lifecycle: Lifecycle;
  /** The inputs of a program, as the plugin receives them. */
  inputs(title: string, text: string): Stored;
}

export function desk(options: { readonly idFromGraph?: true } = {}): Desk {
  const board = new Board();
  const clock = patientClock();
  const lifecycle = lifecycleOf(
    { ...notice, ...options },
    {
      vet: (inputs) =>
        inputs.title === "banned" ? { inputs, failures: [{ property: "title", reason: "is banned" }] } : { inputs, failures: [] },
      worldFor: () => board,
      tell: () => Promise.resolve(),
      bounds: { readableWithinMs: 60_000, showsWithinMs: 15_000, clock },
    },
  );
  return { board, clock, lifecycle, inputs: (title, text) => ({ title, text, ...hidden }) };
}
