import type { TokenSigner } from "../signin/tokenSigner";
import type { TenantRecord } from "../store/kinds";
import type { Store } from "../store/store";
import type { Clock } from "./clock";
import type { Faults } from "./faults";
import type { Journal } from "./journal";
import type { Unknowns } from "./unknowns";

/** Everything that one running simulator consists of, handed to whoever needs it. */
export interface World {
  readonly store: Store;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly signer: TokenSigner;
  readonly clock: Clock;
  /** The clock's time in milliseconds. */
  readonly now: () => number;
  /** Where the server is reached, without a slash at the end. */
  url: string;
  consistencyDelayMs: number;
  unknowns: Unknowns;
}

/** A tenant by its id or by its domain. */
export function findTenant(world: World, name: string): TenantRecord | undefined {
  const wanted = name.toLowerCase();
  for (const tenantId of world.store.tables.tenant.tenantIds()) {
    const tenant = world.store.tables.tenant.get(tenantId, tenantId)?.body;
    if (tenant && (tenant.id === wanted || tenant.domain === wanted)) return tenant;
  }
  return undefined;
}
