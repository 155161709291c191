import type { Request, Transport } from "./request";

/** Graph counts these for each application and tenant. */
interface PublishedLimit {
  readonly method: string;
  readonly path: RegExp;
  readonly times: number;
  readonly withinMs: number;
}

/** https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-provisionondemand */
const limits: readonly PublishedLimit[] = [{ method: "POST", path: /\/provisionOnDemand$/, times: 5, withinMs: 10_000 }];

/** Requests arrive closer together or farther apart than they were sent. */
const marginMs = 500;

interface Time {
  readonly now?: () => number;
  readonly sleep?: (delayMs: number) => Promise<void>;
}

/** Keeps below the narrow limits in place of running into them; the wide ones are met by what Graph answers. */
export function paced(send: Transport, { now = () => Date.now(), sleep = pause }: Time): Transport {
  const paces = limits.map((limit) => ({ limit, next: paceOf(limit) }));
  return async (request) => {
    const pace = paces.find(({ limit }) => isUnder(limit, request));
    const waitMs = pace === undefined ? 0 : pace.next(now()) - now();
    if (waitMs > 0) await sleep(waitMs);
    return send(request);
  };
}

function isUnder({ method, path }: PublishedLimit, request: Request): boolean {
  return request.method === method && path.test(request.path);
}

/** The moment at which the next one may be sent; taken at once, so that those who ask together are sent in turn. */
function paceOf({ times, withinMs }: PublishedLimit): (now: number) => number {
  const taken: number[] = [];
  return (now) => {
    const oldest = taken.length < times ? undefined : taken.shift();
    const moment = oldest === undefined ? now : Math.max(now, oldest + withinMs + marginMs);
    taken.push(moment);
    return moment;
  };
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
