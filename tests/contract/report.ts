import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Violation } from "./check/value";

/** What a run found, for the command that prints it. */
export interface Figures {
  readonly metadata: string;
  readonly routes: number;
  readonly routesCovered: number;
  readonly responsesValidated: number;
  readonly requestsValidated: number;
  readonly violations: number;
}

/** Written where CONTRACT_REPORT says, and nowhere without it. */
export function writeReport(figures: Figures): void {
  const file = process.env["CONTRACT_REPORT"];
  if (file === undefined) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(figures));
}

/** Violations of an exchange as lines, each once: bodies differ in their ids only. */
export function lines(
  subject: { readonly version: string; readonly method: string; readonly path: string },
  found: readonly Violation[],
): string[] {
  const { version, method, path: asked } = subject;
  return [...new Set(found.map(({ at, problem }) => `${version} ${method} ${asked}: ${at.replace(/\[\d+\]/g, "[]")} ${problem}`))];
}
