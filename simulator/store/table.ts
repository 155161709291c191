import { ChangeFeed } from "./changeFeed";
import { KeyIndex } from "./keyIndex";
import { Past, type Hindsight } from "./past";
import type { Stored } from "./stored";

/** Where a table reports its changes, so that they outlive the process. */
export interface Persistence {
  write(stored: Stored<unknown>, revision: number): void;
  erase(tenantId: string, id: string): void;
  /** The number of the next change; numbers only grow. */
  nextRevision(): number;
}

/** The other names by which an object is looked up, such as a user's principal name. */
export type KeysOf<Body> = (body: Body) => readonly string[];

/** All objects of one kind in memory, in order of creation, found by id, parent or key; each change is persisted at once. */
export class Table<Body> {
  /** Grows with every change, in whatever tenant. */
  version = 0;
  private readonly byTenant = new Map<string, Map<string, Stored<Body>>>();
  private readonly byParent = new KeyIndex();
  private readonly byKey = new KeyIndex();
  private readonly feed = new ChangeFeed();
  private readonly past: Past<Body>;

  constructor(
    private readonly persistence: Persistence,
    hindsight: Hindsight,
    private readonly keysOf: KeysOf<Body> = () => [],
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

  ids(tenantId: string): Iterable<string> {
    return this.byTenant.get(tenantId)?.keys() ?? [];
  }

  children(tenantId: string, parentId: string): Stored<Body>[] {
    return this.stored(tenantId, this.byParent.ids(tenantId, parentId));
  }

  withKey(tenantId: string, key: string): Stored<Body>[] {
    return this.stored(tenantId, this.byKey.ids(tenantId, key));
  }

  tenantIds(): string[] {
    return [...this.byTenant.keys()];
  }

  /** The number of the last change in a tenant, 0 when there was none. */
  revision(tenantId: string): number {
    return this.feed.last(tenantId);
  }

  /** The ids of what was added, changed or removed after a revision. */
  changedSince(tenantId: string, revision: number): string[] {
    return this.feed.since(tenantId, revision);
  }

  put(stored: Stored<Body>): void {
    const revision = this.persistence.nextRevision();
    this.past.note(stored.tenantId, stored.id, this.get(stored.tenantId, stored.id));
    this.remember(stored, revision);
    this.persistence.write(stored, revision);
  }

  /** Takes an object that is persisted already. */
  remember(stored: Stored<Body>, revision: number): void {
    const { tenantId, id, parentId } = stored;
    this.version += 1;
    let objects = this.byTenant.get(tenantId);
    if (!objects) this.byTenant.set(tenantId, (objects = new Map<string, Stored<Body>>()));
    this.forget(objects.get(id), stored);
    objects.set(id, stored);
    if (parentId !== "") this.byParent.add(tenantId, parentId, id);
    for (const key of this.keysOf(stored.body)) this.byKey.add(tenantId, key, id);
    this.feed.add(tenantId, id, revision);
  }

  /** To be called once all that is persisted was taken. */
  allRemembered(): void {
    this.feed.sort();
  }

  remove(tenantId: string, id: string): void {
    const stored = this.get(tenantId, id);
    if (!stored) return;
    this.past.note(tenantId, id, stored);
    this.version += 1;
    this.forget(stored);
    this.byTenant.get(tenantId)?.delete(id);
    this.feed.add(tenantId, id, this.persistence.nextRevision());
    this.persistence.erase(tenantId, id);
  }

  clear(): void {
    this.version += 1;
    this.byTenant.clear();
    this.byParent.clear();
    this.past.clear();
    this.byKey.clear();
    this.feed.clear();
  }

  private stored(tenantId: string, ids: Iterable<string>): Stored<Body>[] {
    const objects = this.byTenant.get(tenantId);
    const found: Stored<Body>[] = [];
    for (const id of ids) {
      const each = objects?.get(id);
      if (each) found.push(each);
    }
    return found;
  }

  /** Takes an object out of the indexes, except where its next version has the same place. */
  private forget(stored: Stored<Body> | undefined, next?: Stored<Body>): void {
    if (!stored) return;
    if (stored.parentId !== next?.parentId) this.byParent.remove(stored.tenantId, stored.parentId, stored.id);
    const kept = next ? this.keysOf(next.body) : [];
    for (const key of this.keysOf(stored.body)) {
      if (!kept.includes(key)) this.byKey.remove(stored.tenantId, key, stored.id);
    }
  }
}
