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
    return this.visible(this.ageMs > 0 ? this.before(kind) : [...this.world.store.tables[kind].list(this.id)]);
  }

  children<K extends Kind>(kind: K, parentId: string): Kinds[K][] {
    if (this.ageMs > 0) return this.visible(this.before(kind).filter((each) => each.parentId === parentId));
    return this.visible(this.world.store.tables[kind].children(this.id, parentId));
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

  private visible<Body>(stored: readonly Stored<Body>[]): Body[] {
    return stored.filter((each) => this.sees(each)).map((each) => each.body);
  }

  private sees(stored: Stored<unknown>): boolean {
    return this.seesEverything || this.world.now() - stored.createdAt >= this.world.consistencyDelayMs;
  }
}
