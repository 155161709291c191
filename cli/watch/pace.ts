/** How fast a cycle comes forward, from the looks at it. */
export class Pace {
  private first: { readonly done: number; readonly at: number } | undefined;

  at({ done, total }: { done: number; total: number }, now: number): { perMinute?: number; minutesLeft?: number } {
    this.first ??= { done, at: now };
    const elapsedMs = now - this.first.at;
    const came = done - this.first.done;
    if (elapsedMs <= 0 || came <= 0) return {};
    const perMinute = (came / elapsedMs) * 60_000;
    return { perMinute: Math.round(perMinute), minutesLeft: Math.ceil((total - done) / perMinute) };
  }

  words(progress: { done: number; total: number }, now: number): string {
    const { perMinute, minutesLeft } = this.at(progress, now);
    return perMinute === undefined ? "" : `, ${perMinute} a minute, about ${minutesLeft} min left`;
  }
}
