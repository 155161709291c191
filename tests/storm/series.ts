import { setTimeout as sleep } from "node:timers/promises";

/** How a case ended. `notReached`: what is tried has fewer moments than the one that was asked for. */
export type Ending = { readonly kind: "survived" | "notReached" } | { readonly kind: "lost"; readonly reasons: readonly string[] };

/** Cases that differ in one number: the moment at which something strikes, or a seed. */
export interface Series<Ground> {
  readonly name: string;
  /** By which the figures are counted. */
  readonly fault: string;
  /** How many there are; where it is the moments that are counted, they end with the first that is not reached. */
  readonly most: number;
  run(ground: Ground, number: number): Promise<Ending>;
}

/** A case that was run, and why it is lost; it has survived if there is no reason. */
export interface Case {
  readonly name: string;
  readonly fault: string;
  readonly reasons: readonly string[];
}

/** Which cases to run. */
export interface Wish {
  /** Only cases whose name has one of these in it. */
  readonly only?: readonly string[];
  /** Of each series only every so many moments; 1 for all. */
  readonly step?: number;
}

/** Series that need the same ground. */
export interface Part {
  /** The names of the series. */
  readonly names: readonly string[];
  open(): Promise<OpenPart>;
}

/** With its ground, on which one series is run after the other. */
export interface OpenPart {
  run(name: string, wish: Wish): Promise<readonly Case[]>;
  close(): Promise<void>;
}

/** What has more moments than this has gone round in circles. */
export const mostMoments = 300;

export function part<Ground extends { close(): Promise<void> }>(all: readonly Series<Ground>[], open: () => Promise<Ground>): Part {
  return {
    names: all.map((each) => each.name),
    async open() {
      const ground = await open();
      const run = async (name: string, wish: Wish): Promise<readonly Case[]> => {
        const cases = all.filter((each) => each.name === name).map((series) => casesOf(ground, series, wish));
        return (await Promise.all(cases)).flat();
      };
      return { run, close: () => ground.close() };
    },
  };
}

/** The names of those series of a part that have a case that is asked for. */
export function namesIn({ names }: Part, { only = [""] }: Wish): string[] {
  return names.filter((name) => only.some((each) => `${name} / `.includes(each.replace(/\d+$/, ""))));
}

async function casesOf<Ground>(ground: Ground, series: Series<Ground>, { only = [""], step = 1 }: Wish): Promise<Case[]> {
  const cases: Case[] = [];
  for (let number = 0; number < series.most; number += step) {
    const name = `${series.name} / ${number.toString()}`;
    if (!isWanted(name, only)) continue;
    const ending = await bounded(series.run(ground, number));
    if (ending.kind === "notReached") break;
    cases.push({ name, fault: series.fault, reasons: ending.kind === "lost" ? ending.reasons : [] });
  }
  return cases;
}

/** No case takes a fraction of it: what does not end has lost something that it waits for. */
const longestCaseMs = 300_000;

async function bounded(work: Promise<Ending>): Promise<Ending> {
  const late = new AbortController();
  const tooLate = sleep<Ending>(longestCaseMs, { kind: "lost", reasons: ["it does not end"] }, { signal: late.signal });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    late.abort();
  }
}

/** The whole number at its end: what is asked for as 1 is not 12. */
function isWanted(name: string, only: readonly string[]): boolean {
  return only.some((each) => {
    const at = name.indexOf(each);
    return at >= 0 && !(/\d$/.test(each) && /^\d/.test(name.slice(at + each.length)));
  });
}

/** Without reasons it has survived. */
export function endingOf(reasons: readonly string[]): Ending {
  return reasons.length === 0 ? { kind: "survived" } : { kind: "lost", reasons };
}
