interface Changes {
  readonly revisions: number[];
  readonly ids: string[];
}

const worthTidying = 1000;

/** Which objects changed, in the order of their revisions, by tenant; an object that changed often is kept once. */
export class ChangeFeed {
  private readonly byTenant = new Map<string, Changes>();

  add(tenantId: string, id: string, revision: number): void {
    let changes = this.byTenant.get(tenantId);
    if (!changes) this.byTenant.set(tenantId, (changes = { revisions: [], ids: [] }));
    if (changes.ids.at(-1) === id) {
      changes.revisions[changes.revisions.length - 1] = revision;
      return;
    }
    changes.revisions.push(revision);
    changes.ids.push(id);
    // Powers of two: tidying costs the same, spread over ever more changes.
    if (changes.ids.length >= worthTidying && Number.isInteger(Math.log2(changes.ids.length))) tidy(changes);
  }

  last(tenantId: string): number {
    return this.byTenant.get(tenantId)?.revisions.at(-1) ?? 0;
  }

  since(tenantId: string, revision: number): string[] {
    const changes = this.byTenant.get(tenantId);
    if (!changes) return [];
    return [...new Set(changes.ids.slice(firstAfter(changes.revisions, revision)))];
  }

  /** Puts in order what came in another one, as when a database is read by the age of its objects. */
  sort(): void {
    for (const { revisions, ids } of this.byTenant.values()) {
      const places = revisions.map((_, place) => place).sort((a, b) => (revisions[a] ?? 0) - (revisions[b] ?? 0));
      const sorted = places.map((place) => [revisions[place] ?? 0, ids[place] ?? ""] as const);
      for (const [place, [revision, id]] of sorted.entries()) {
        revisions[place] = revision;
        ids[place] = id;
      }
    }
  }

  clear(): void {
    this.byTenant.clear();
  }
}

function firstAfter(revisions: readonly number[], revision: number): number {
  let low = 0;
  let high = revisions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((revisions[middle] ?? 0) <= revision) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tidy({ revisions, ids }: Changes): void {
  const last = new Map(ids.map((id, index) => [id, index]));
  const kept = ids.map((_, index) => index).filter((index) => last.get(ids[index] ?? "") === index);
  for (const [place, index] of kept.entries()) {
    revisions[place] = revisions[index] ?? 0;
    ids[place] = ids[index] ?? "";
  }
  revisions.length = kept.length;
  ids.length = kept.length;
}
