interface Entry<Key> {
  readonly key: Key;
  readonly at: number;
}

/** What is due when: the earliest entry is found without looking at the others. */
export class Agenda<Key> {
  private readonly times = new Map<Key, number>();
  /** A binary heap; entries that were moved or taken off stay in it until they come up. */
  private heap: Entry<Key>[] = [];

  set(key: Key, at: number): void {
    if (this.times.get(key) === at) return;
    this.times.set(key, at);
    this.push({ key, at });
  }

  delete(key: Key): void {
    this.times.delete(key);
  }

  keys(): Key[] {
    return [...this.times.keys()];
  }

  clear(): void {
    this.times.clear();
    this.heap = [];
  }

  earliest(): Entry<Key> | undefined {
    for (let first = this.heap[0]; first; first = this.heap[0]) {
      if (this.times.get(first.key) === first.at) return first;
      this.pop();
    }
    return undefined;
  }

  /** Moves every entry at once. */
  shift(later: (at: number, key: Key) => number): void {
    const moved = [...this.times].map(([key, at]) => [key, later(at, key)] as const);
    this.clear();
    for (const [key, at] of moved) this.set(key, at);
  }

  private push(entry: Entry<Key>): void {
    const { heap } = this;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (timeAt(heap, parent) <= entry.at) break;
      swap(heap, place, parent);
      place = parent;
    }
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    for (let place = 0, child = 1; child < heap.length; child = 2 * place + 1) {
      if (timeAt(heap, child + 1) < timeAt(heap, child)) child += 1;
      if (last.at <= timeAt(heap, child)) break;
      swap(heap, place, child);
      place = child;
    }
  }
}

function timeAt<Key>(heap: readonly Entry<Key>[], place: number): number {
  return heap[place]?.at ?? Infinity;
}

function swap<Key>(heap: Entry<Key>[], a: number, b: number): void {
  const [first, second] = [heap[a], heap[b]];
  if (!first || !second) return;
  heap[a] = second;
  heap[b] = first;
}
