import type { Quota } from "../quota/quota";
import type { Revocations } from "../signin/revocations";
import type { TokenSigner } from "../signin/tokenSigner";
import type { TenantRecord } from "../store/kinds";
import type { Store } from "../store/store";
import type { Weather } from "../weather/weather";
import type { Clock } from "./clock";
import type { Faults } from "./faults";
import type { NewId } from "./ids";
import type { Journal } from "./journal";
import type { Mailer } from "./mailer";
import type { Unknowns } from "./unknowns";

/** Everything that one running simulator consists of, handed to whoever needs it. */
export interface World {
  readonly store: Store;
  readonly faults: Faults;
  readonly weather: Weather;
  readonly quota: Quota;
  readonly journal: Journal;
  readonly mailer: Mailer;
  readonly signer: TokenSigner;
  readonly revocations: Revocations;
  /** The provisioning service's clock, which tests and people move. */
  readonly clock: Clock;
  /** The clock's time in milliseconds. */
  readonly now: () => number;
  /** The time that sign-in goes by: real time, but for what weather does to it. Moving the clock lets no token run out. */
  readonly signInTime: () => number;
  /** Moves every time of the service at once, for good. */
  readonly moveClock: (ms: number) => void;
  /** Names new directory objects. */
  readonly newId: NewId;
  /** Where the server is reached, without a slash at the end. */
  url: string;
  consistencyDelayMs: number;
  /** How long the provisioning service takes to honour a new assignment on demand. */
  assignmentDelayMs: number;
  unknowns: Unknowns;
  /** Whether Graph's published limits are counted. */
  limits: "off" | "published";
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
