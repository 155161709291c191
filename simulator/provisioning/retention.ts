import { text } from "../graph/body";
import type { World } from "../world/world";

const dayMs = 24 * 3_600_000;
const keptMs = 30 * dayMs;

/** Deleted directory objects can be restored for 30 days, and logs are read for as long. */
export function dropWhatIsTooOld(world: World): void {
  const oldest = world.now() - keptMs;
  world.store.logs.dropBefore(oldest);
  const { deletedItem } = world.store.tables;
  for (const tenantId of deletedItem.tenantIds()) {
    const old = [...deletedItem.list(tenantId)].filter(({ body }) => Date.parse(text(body.entity, "deletedDateTime") ?? "") < oldest);
    for (const { id } of old) deletedItem.remove(tenantId, id);
  }
}
