/** One request that the simulator answered, as tests and the benchmark see it. */
export interface ServedRequest {
  readonly number: number;
  readonly kind: "token" | "graph" | "part";
  /** For a part: the number of the `$batch` request that carried it. */
  readonly inBatch: number | false;
  readonly tenantId: string | null;
  readonly appId: string | null;
  readonly method: string;
  /** Path and query with the version in front, such as `/v1.0/users?$top=5`. */
  readonly path: string;
  /** null while it is being served, and for a connection that was cut. */
  readonly status: number | null;
  readonly bodyText?: string;
  readonly at: string;
}

type Draft = { -readonly [Member in keyof ServedRequest]: ServedRequest[Member] };

const longestJournal = 100_000;

/** The requests served, oldest first; old ones fall out when it grows too long. */
export class Journal {
  private entries: Draft[] = [];
  private last = 0;

  begin(request: Omit<ServedRequest, "number" | "status">): Draft {
    this.last += 1;
    const draft: Draft = { ...request, number: this.last, status: null };
    this.entries.push(draft);
    if (this.entries.length > longestJournal) this.entries = this.entries.slice(longestJournal / 2);
    return draft;
  }

  since(number: number): { requests: readonly ServedRequest[]; next: number } {
    return { requests: this.entries.filter((entry) => entry.number > number), next: this.last };
  }

  clear(): void {
    this.entries = [];
  }
}
