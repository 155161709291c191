import { randomUUID } from "node:crypto";
import { badRequest } from "../graph/graphError";
import type { Saved } from "../store/store";
import type { World } from "../world/world";

/** States of all tenants to come back to, for as long as the process lives: what takes long to bring up is brought up once. */
export class Savepoints {
  private readonly saved = new Map<string, Saved>();

  constructor(private readonly world: World) {}

  add(): { readonly id: string } {
    const id = randomUUID();
    this.saved.set(id, this.world.store.save());
    return { id };
  }

  /** May be done any number of times. */
  comeBackTo(id: string): void {
    const saved = this.saved.get(id);
    if (saved === undefined) throw badRequest(`There is no savepoint '${id}'. A simulator that was started again has none.`);
    this.world.store.load(saved);
  }
}
