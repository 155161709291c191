import { AsyncLocalStorage } from "node:async_hooks";
import { untraced, type Held, type Span, type Tracing, type Work } from "../graph/tracing";
import { wishIn, type TelemetryVariables } from "./variables";
import type { OpenSpan, Sender } from "./sender";

export interface TelemetryProcess {
  readonly environment: TelemetryVariables;
  /** Says what keeps traces from being sent: once, in a sentence. */
  readonly say: (sentence: string) => void;
}

/** Traces for OpenTelemetry, where the environment asks for them. Otherwise nothing is loaded, and nothing is sent. */
export function telemetryIn(from: TelemetryProcess): Tracing {
  const wish = wishIn(from.environment);
  if (wish.kind === "off") return untraced;
  if (wish.kind === "problem") {
    from.say(wish.sentence);
    return untraced;
  }
  return new Telemetry(async () => {
    try {
      const { createSender } = await import("./sender.js");
      return createSender({ ...wish, say: from.say });
    } catch {
      from.say("OpenTelemetry is asked for, but its packages cannot be loaded: install this package anew. It goes on without traces.");
      return undefined;
    }
  });
}

/** How long the last words of a piece of work may hold it up: whoever runs us may end the process right after it. */
const flushWithinMs = 3_000;

class Telemetry implements Tracing {
  private readonly current = new AsyncLocalStorage<OpenSpan | undefined>();
  private sender: Promise<Sender | undefined> | undefined;

  constructor(private readonly load: () => Promise<Sender | undefined>) {}

  async span<Result>(work: Work, act: (span: Span) => Promise<Result>): Promise<Result> {
    const sender = await (this.sender ??= this.load());
    if (sender === undefined) return untraced.span(work, act);
    const above = this.current.getStore();
    const span = sender.begin(work, above);
    try {
      return await this.current.run(span, () => act(span));
    } catch (error) {
      // The kind alone: a message may name people.
      span.fails(error instanceof Error ? error.name : "unknown");
      throw error;
    } finally {
      span.end();
      if (above === undefined) await atMost(flushWithinMs, sender.flush());
    }
  }

  hold(): Held {
    const above = this.current.getStore();
    return (act) => this.current.run(above, act);
  }
}

function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work
      .catch(() => undefined)
      .then(() => {
        clearTimeout(timer);
        resolve();
      });
  });
}
