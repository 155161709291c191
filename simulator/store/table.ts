import { Past, type Hindsight } from "./past";
import type { Stored } from "./stored";

/** Where a table reports its changes, so that they outlive the process. */
export interface Persistence {
  write(stored: Stored<unknown>): void;
  erase(tenantId: string, id: string): void;
}

/** All objects of one kind in memory, in order of creation, found by id or by parent; each change is persisted at once. */
export class Table<Body> {
  private readonly byTenant = new Map<string, Map<string, Stored<Body>>>();
  private readonly byParent = new Map<string, Set<string>>();
  private readonly past: Past<Body>;

  constructor(
    private readonly persistence: Persistence,
    hindsight: Hindsight,
  ) {
    this.past = new Past<Body>(hindsight);
  }

  get(tenantId: string, id: string): Stored<Body> | undefined {
    return this.byTenant.get(tenantId)?.get(id);
  }

  /** All of a tenant's objects as they were that long ago, in order of creation. */
  listBefore(tenantId: string, ageMs: number): Stored<Body>[] {
    const other = this.past.since(tenantId, ageMs);
    if (other.size === 0) return [...this.list(tenantId)];
    const still = [...this.list(tenantId)].flatMap((each) => (other.has(each.id) ? (other.get(each.id) ?? []) : each));
    const gone = [...other].flatMap(([id, before]) => (this.get(tenantId, id) === undefined ? (before ?? []) : []));
    return [...still, ...gone];
  }

  count(tenantId: string): number {
    return this.byTenant.get(tenantId)?.size ?? 0;
  }

  list(tenantId: string): Iterable<Stored<Body>> {
    return this.byTenant.get(tenantId)?.values() ?? [];
  }

  children(tenantId: string, parentId: string): Stored<Body>[] {
    const ids = this.byParent.get(parentKey(tenantId, parentId)) ?? [];
    return [...ids].flatMap((id) => this.get(tenantId, id) ?? []);
  }

  tenantIds(): string[] {
    return [...this.byTenant.keys()];
  }

  put(stored: Stored<Body>): void {
    this.past.note(stored.tenantId, stored.id, this.get(stored.tenantId, stored.id));
    this.remember(stored);
    this.persistence.write(stored);
  }

  /** Takes an object that is persisted already. */
  remember(stored: Stored<Body>): void {
    entry(this.byTenant, stored.tenantId, () => new Map<string, Stored<Body>>()).set(stored.id, stored);
    if (stored.parentId !== "") {
      entry(this.byParent, parentKey(stored.tenantId, stored.parentId), () => new Set<string>()).add(stored.id);
    }
  }

  remove(tenantId: string, id: string): void {
    const stored = this.get(tenantId, id);
    if (!stored) return;
    this.past.note(tenantId, id, stored);
    this.byTenant.get(tenantId)?.delete(id);
    this.byParent.get(parentKey(tenantId, stored.parentId))?.delete(id);
    this.persistence.erase(tenantId, id);
  }

  clear(): void {
    this.byTenant.clear();
    this.byParent.clear();
    this.past.clear();
  }
}

function parentKey(tenantId: string, parentId: string): string {
  return `${tenantId}/${parentId}`;
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}
