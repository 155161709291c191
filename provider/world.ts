import type { ScopePlan } from "./consequences/scopePlan";
import type { Condition } from "./engine/settle";
import type { GraphClient } from "./graph/client";
import type { Say } from "./pulumi/engineLog";

/** What a resource may reach: the Graph of each tenant it names, and the person who is watching. */
export interface World {
  graph(alias: string): GraphClient;
  readonly say: Say;
  /** Identifies the declaring resource, in this stack and no other. */
  readonly urn: string | undefined;
  /** What this run declares of who is in scope. */
  readonly plan: ScopePlan;
  /** Changes what several resources may change, one after the other. Unless it is the first, it has to look again. */
  inTurn<Result>(subject: string, act: (isFirst: boolean) => Promise<Result>): Promise<Result>;
  /** Waits for a named condition, with its bound. */
  settle<T>(condition: Condition<T>): Promise<T>;
}
