import { randomUUID } from "node:crypto";
import type { Json } from "../graph/json";

/** What happens to a request in place of the ordinary answer. */
export type FaultEffect =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: Json;
      /** The request is carried out first; only its answer is replaced. */
      readonly afterWrite?: boolean;
    }
  | { readonly kind: "cut"; readonly afterWrite?: boolean }
  /** The connection stays open and nothing comes. */
  | { readonly kind: "hang"; readonly afterWrite?: boolean }
  /** The ordinary answer, later. */
  | { readonly kind: "delay"; readonly ms: number }
  /** The ordinary answer, its body in pieces over this time. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The ordinary answer with half of its body. */
  | { readonly kind: "truncated" };

/** A fault for the next requests that match all of what is given. */
export interface Fault {
  readonly method?: string;
  /** A regular expression on the path and query with the version in front. */
  readonly path?: string;
  readonly tenantId?: string;
  /** How many requests it hits; once when left out. */
  readonly times?: number;
  /** How many requests that match it lets pass first. */
  readonly skip?: number;
  readonly effect: FaultEffect;
}

/** A fault that waits for its requests. */
export interface PendingFault extends Fault {
  readonly id: string;
  readonly remaining: number;
}

type Waiting = Fault & { readonly id: string; readonly pattern: RegExp; remaining: number; passed: number };

/** The faults to come, in the order in which they were asked for. */
export class Faults {
  private waiting: Waiting[] = [];

  add(fault: Fault): string {
    const id = randomUUID();
    this.waiting.push({ ...fault, id, pattern: new RegExp(fault.path ?? ""), remaining: fault.times ?? 1, passed: 0 });
    return id;
  }

  /** The effect for this request, used up by asking. */
  take(request: { method: string; path: string; tenantId: string | null }): FaultEffect | undefined {
    const fault = this.waiting.find((each) => matches(each, request) && each.passed++ >= (each.skip ?? 0));
    if (!fault) return undefined;
    fault.remaining -= 1;
    if (fault.remaining <= 0) this.waiting = this.waiting.filter((each) => each !== fault);
    return fault.effect;
  }

  pending(): PendingFault[] {
    return this.waiting.map(({ pattern: _pattern, passed: _passed, ...fault }) => fault);
  }

  clear(): void {
    this.waiting = [];
  }
}

function matches(fault: Waiting, request: { method: string; path: string; tenantId: string | null }): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) return false;
  if (fault.tenantId !== undefined && fault.tenantId !== request.tenantId) return false;
  return fault.pattern.test(request.path);
}
