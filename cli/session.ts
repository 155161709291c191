import { untraced, type Tracing } from "../provider/graph/tracing";
import { chosenSync, chosenSyncs } from "./stack/choose";
import { readStack, type Stack } from "./stack/stack";
import type { StackSync } from "./stack/state";
import type { Screen } from "./screen/screen";

/** The options that every command has. */
export interface CommonFlags {
  readonly stack?: string;
  readonly configuration?: string;
  readonly cwd?: string;
  readonly json?: boolean;
  /** How long one answer may take, in milliseconds. */
  readonly requestTimeout?: number;
}

/** One call of a command: where it speaks, and what it is about. The stack is read when it is first asked for. */
export class Session {
  private read: Promise<Stack> | undefined;

  constructor(
    readonly screen: Screen,
    readonly flags: CommonFlags,
    readonly environment: NodeJS.ProcessEnv,
    readonly tracing: Tracing = untraced,
  ) {}

  /** The same call, with another who hears of every request. */
  heardBy(tracing: Tracing): Session {
    return new Session(this.screen, this.flags, this.environment, tracing);
  }

  get stack(): Promise<Stack> {
    return (this.read ??= readStack(this.flags, this.environment, this.tracing));
  }

  /** All synchronizations of the stack, or the one that `--configuration` names. */
  async syncs(): Promise<readonly StackSync[]> {
    return chosenSyncs(await this.stack, this.flags.configuration);
  }

  /** The one synchronization that is meant. */
  async sync(): Promise<StackSync> {
    return chosenSync(await this.stack, this.flags.configuration);
  }

  /** Gives the answer: with `--json` the value itself, otherwise as it is drawn for a person. */
  answer(value: unknown, draw: (screen: Screen) => string): void {
    this.screen.say(this.flags.json === true ? JSON.stringify(value, undefined, 2) : draw(this.screen));
  }
}
