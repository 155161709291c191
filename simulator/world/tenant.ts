import type { Kind, Kinds } from "../store/kinds";
import type { Stored } from "../store/stored";
import type { World } from "./world";

/**
 * One tenant as one caller sees it. What was made a moment ago is not visible yet, as on Graph's read replicas;
 * `truth` is the tenant without that delay, for conflicts and for a person in the portal.
 */
export class Tenant {
  constructor(
    private readonly world: World,
    readonly id: string,
    private readonly seesEverything = false,
    /** How old what is seen is: a replica may lag behind. */
    private readonly ageMs = 0,
  ) {}

  get truth(): Tenant {
    return new Tenant(this.world, this.id, true);
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    if (this.ageMs > 0) return this.visible(this.before(kind).filter((each) => each.id === id))[0];
    const stored = this.world.store.tables[kind].get(this.id, id);
    return stored && this.sees(stored) ? stored.body : undefined;
  }

  list<K extends Kind>(kind: K): Kinds[K][] {
    return this.visible<Kinds[K]>(this.ageMs > 0 ? this.before(kind) : this.world.store.tables[kind].list(this.id));
  }

  children<K extends Kind>(kind: K, parentId: string): Kinds[K][] {
    if (this.ageMs > 0) return this.visible(this.before(kind).filter((each) => each.parentId === parentId));
    return this.visible(this.world.store.tables[kind].children(this.id, parentId));
  }

  /** The number of the last change to objects of a kind. */
  revision(kind: Kind): number {
    return this.world.store.tables[kind].revision(this.id);
  }

  /** The ids of the objects of a kind that were added, changed or removed after a revision. */
  changedSince(kind: Kind, revision: number): string[] {
    return this.world.store.tables[kind].changedSince(this.id, revision);
  }

  /** The ids of all objects of a kind, seen or not. */
  ids(kind: Kind): Iterable<string> {
    return this.world.store.tables[kind].ids(this.id);
  }

  /** Those that have another name, such as the user with a principal name. */
  withKey<K extends Kind>(kind: K, key: string): Kinds[K][] {
    return this.visible(this.world.store.tables[kind].withKey(this.id, key));
  }

  /** Adds an object, which becomes visible after the consistency delay. */
  add<K extends Kind>(kind: K, id: string, body: Kinds[K], parentId = ""): void {
    this.world.store.tables[kind].put({ tenantId: this.id, id, parentId, createdAt: this.world.now(), body } as never);
  }

  /** Changes an object that exists, or adds it as one that is visible at once. */
  change<K extends Kind>(kind: K, id: string, body: Kinds[K], parentId = ""): void {
    const stored = this.world.store.tables[kind].get(this.id, id);
    this.world.store.tables[kind].put({ tenantId: this.id, id, parentId, createdAt: 0, ...stored, body } as never);
  }

  remove(kind: Kind, id: string): void {
    this.world.store.tables[kind].remove(this.id, id);
  }

  private before<K extends Kind>(kind: K): Stored<Kinds[K]>[] {
    return this.world.store.tables[kind].listBefore(this.id, this.ageMs);
  }

  private visible<Body>(stored: Iterable<Stored<Body>>): Body[] {
    // The moment is read once: a list may be long.
    const newest = this.seesEverything ? Infinity : this.world.now() - this.world.consistencyDelayMs;
    const bodies: Body[] = [];
    for (const each of stored) if (each.createdAt <= newest) bodies.push(each.body);
    return bodies;
  }

  private sees(stored: Stored<unknown>): boolean {
    return this.seesEverything || this.world.now() - stored.createdAt >= this.world.consistencyDelayMs;
  }
}
