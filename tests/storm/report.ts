import type { Case } from "./series";

/** What became of the cases, by fault. */
export class StormReport {
  readonly byFault = new Map<string, { readonly cases: number; readonly survived: number }>();
  readonly losses: Case[] = [];

  get cases(): number {
    return [...this.byFault.values()].reduce((sum, each) => sum + each.cases, 0);
  }

  note(each: Case): void {
    const { cases, survived } = this.byFault.get(each.fault) ?? { cases: 0, survived: 0 };
    const isLost = each.reasons.length > 0;
    this.byFault.set(each.fault, { cases: cases + 1, survived: survived + (isLost ? 0 : 1) });
    if (isLost) this.losses.push(each);
  }

  /** A line for each fault, and the sum. */
  lines(): string[] {
    const tallies = [...this.byFault.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...tallies.map(([fault, tally]) => `${fault.padEnd(44)} ${tally.survived.toString().padStart(5)} of ${tally.cases.toString()}`),
      this.sum(),
    ];
  }

  sum(): string {
    return `${this.cases.toString()} cases, ${(this.cases - this.losses.length).toString()} survived`;
  }
}
