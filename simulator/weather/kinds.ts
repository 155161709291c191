import type { Subject } from "../world/subject";
import type { Consequence } from "./consequence";
import { oneOf, type Random } from "./random";
import { inOtherOrder, withoutSchedule } from "./rewrites";

interface WeatherKind {
  /** What a client sees, in one sentence for people. */
  readonly meaning: string;
  /** How much of it, where that has a meaning and nothing else is asked for. */
  readonly usualMs?: number;
  canStrike(subject: Subject): boolean;
  strike(subject: Subject, random: Random, ms: number): Consequence;
}

const isGraph = ({ kind }: Subject): boolean => kind === "graph" || kind === "part";
const isWhole = ({ kind }: Subject): boolean => kind === "graph";
const isBatch = ({ path }: Subject): boolean => /\/(\$|%24)batch$/i.test(path);
const isRead = (subject: Subject): boolean => isGraph(subject) && subject.method === "GET";
const isWrite = (subject: Subject): boolean => isGraph(subject) && subject.method !== "GET" && !isBatch(subject);
const isReadOf = (path: RegExp) => (subject: Subject) => isRead(subject) && path.test(subject.path);

const jobs = /\/synchronization\/jobs(\/[^/]+)?(\?|$)/;
const secrets = /\/servicePrincipals\/([^/]+)\/synchronization\/secrets(\?|$)/;

/** Every weather there is, by its name. What it does to a request is said in the terms of `Fault` where they are enough. */
const kinds = {
  staleReads: {
    meaning: "a read is answered by one of three replicas, of which two lag behind: it may see the past after it saw the present",
    usualMs: 2_000,
    canStrike: isRead,
    strike: (_subject, random, ms) => ({ lagMs: oneOf(random, [0, ms / 2, ms]) }),
  },
  throttled: {
    meaning: "429 with Retry-After: 1",
    canStrike: isGraph,
    strike: () => ({ effect: { kind: "answer", status: 429, headers: { "Retry-After": "1" } } }),
  },
  throttledSilently: {
    meaning: "429 without Retry-After",
    canStrike: isGraph,
    strike: () => ({ effect: { kind: "answer", status: 429 } }),
  },
  serverError: {
    meaning: "500, 502 or 503, with nothing done",
    canStrike: isGraph,
    strike: (_subject, random) => ({ effect: { kind: "answer", status: oneOf(random, [500, 502, 503]) } }),
  },
  gatewayTimeoutAfterWrite: {
    meaning: "504, with the write done",
    canStrike: isWrite,
    strike: () => ({ effect: { kind: "answer", status: 504, afterWrite: true } }),
  },
  cutBeforeWrite: {
    meaning: "the connection is closed, with nothing done",
    canStrike: isGraph,
    strike: () => ({ effect: { kind: "cut" } }),
  },
  cutAfterWrite: {
    meaning: "the connection is closed, with everything done",
    canStrike: isGraph,
    strike: () => ({ effect: { kind: "cut", afterWrite: true } }),
  },
  hangingConnection: {
    meaning: "no answer ever comes; the request may have been carried out",
    canStrike: isGraph,
    strike: (_subject, random) => ({ effect: { kind: "hang", afterWrite: random() < 0.5 } }),
  },
  slowBody: {
    meaning: "the answer's body comes in small pieces",
    usualMs: 1_000,
    canStrike: isWhole,
    strike: (_subject, _random, ms) => ({ effect: { kind: "slow", ms } }),
  },
  truncatedJson: {
    meaning: "the request is carried out, and the answer's body ends in the middle",
    canStrike: isWhole,
    strike: () => ({ effect: { kind: "truncated" } }),
  },
  tokenRevoked: {
    meaning: "every token of the application is revoked, this request's first: 401 InvalidAuthenticationToken until it signs in again",
    canStrike: isWhole,
    strike: () => ({ before: { kind: "revokeTokens" }, effect: { kind: "answer", status: 401 } }),
  },
  clockJump: {
    meaning: "the service's clock jumps",
    usualMs: 7_200_000,
    canStrike: (subject) => subject.kind !== "portal",
    strike: (_subject, _random, ms) => ({ before: { kind: "moveClock", ms } }),
  },
  instantiateNotFoundButMade: {
    meaning: "`instantiate` answers 404 and has made the configuration all the same",
    canStrike: (subject) => isWrite(subject) && subject.path.endsWith("/instantiate"),
    strike: () => ({ effect: { kind: "answer", status: 404, afterWrite: true } }),
  },
  secretsAddedByService: {
    meaning: "the service adds a key, and a member of the notification settings, to secrets that were written",
    canStrike: (subject) => isWrite(subject) && secrets.test(subject.path),
    strike: ({ path }) => ({ afterwards: { kind: "addSecrets", servicePrincipalId: secrets.exec(path)?.[1] ?? "" } }),
  },
  jobsWithoutSchedule: {
    meaning: "jobs are shown without their schedule",
    canStrike: isReadOf(jobs),
    strike: () => ({ rewrite: withoutSchedule }),
  },
  otherOrder: {
    meaning: "collections, lists and members come in another order",
    canStrike: isRead,
    strike: (_subject, random) => ({ rewrite: inOtherOrder(random) }),
  },
} satisfies Record<string, WeatherKind>;

/** The name of a weather, as a test, a user or the command line switches it on. */
export type WeatherName = keyof typeof kinds;

export const weatherNames = Object.keys(kinds) as readonly WeatherName[];

export function weatherKind(name: WeatherName): WeatherKind {
  return kinds[name];
}
