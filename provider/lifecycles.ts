import { lifecycleOf, type Lifecycle, type Surroundings } from "./engine/lifecycle";
import { settle, type Clock } from "./engine/settle";
import { Turns } from "./engine/turns";
import { tokenOf } from "./graph/credentials";
import { createGraphClient, type GraphClient } from "./graph/client";
import { Moments } from "./graph/moments";
import { createTransport } from "./graph/transport";
import type { Say } from "./pulumi/engineLog";
import type { Kind } from "./pulumi/shell";
import { partnerPolicy } from "./resources/partnerPolicy";
import { syncAssignments } from "./resources/syncAssignments";
import { syncConfiguration } from "./resources/syncConfiguration";
import { syncJob } from "./resources/syncJob";
import { syncSchema } from "./resources/syncSchema";
import { syncSettings } from "./resources/syncSettings";
import { createTenantDirectory, type TenantDirectory } from "./tenants/directory";
import type { ConfigurationValue, Environment } from "./tenants/environment";
import { vetTenants } from "./tenants/vet";
import type { World } from "./world";

/** What the lifecycles take from the process they run in. */
export interface Process {
  readonly environment: Environment;
  readonly clock: Clock;
  /** How long one request may hang, in milliseconds. Default: as long as Graph's own gateways wait. */
  readonly deadlineMs?: number;
  /** Speaks on the row of the resource with this URN. */
  speak(urn: string | undefined): Say;
}

/** Every kind of resource with Pulumi's verbs, over one set of tenants. */
export function createLifecycles(from: Process): Readonly<Record<Kind, Lifecycle>> {
  const tenants = new Tenants(from);
  const turns = new Turns();
  const surroundings: Surroundings<World> = {
    vet: (inputs) => vetTenants(() => tenants.directory, inputs),
    worldFor: (urn) => ({
      graph: (alias) => tenants.client(alias),
      say: from.speak(urn),
      urn,
      inTurn: (subject, act) => turns.take(subject, act),
      settle: (condition) => settle(condition, from.clock),
    }),
    bounds: { readableWithinMs: 120_000, showsWithinMs: 15_000, clock: from.clock },
  };
  const configure: Lifecycle["configure"] = ({ config }) => {
    tenants.configure((key) => config.get(key));
    return Promise.resolve();
  };
  return {
    PartnerPolicy: { configure, ...lifecycleOf(partnerPolicy, surroundings) },
    SyncConfiguration: { configure, ...lifecycleOf(syncConfiguration, surroundings) },
    SyncAssignments: { configure, ...lifecycleOf(syncAssignments, surroundings) },
    SyncSchema: { configure, ...lifecycleOf(syncSchema, surroundings) },
    SyncSettings: { configure, ...lifecycleOf(syncSettings, surroundings) },
    SyncJob: { configure, ...lifecycleOf(syncJob, surroundings) },
  };
}

/** The tenants of one provider instance: each is signed in to once, and its requests meet in one client. */
class Tenants {
  private configuration: ConfigurationValue | undefined;
  private known: TenantDirectory | undefined;
  private readonly moments = new Moments();
  private readonly clients = new Map<string, GraphClient>();

  constructor(private readonly from: Process) {}

  /** Comes once for each kind, with the same values. Only stored: the script that calls us does not wait for more. */
  configure(configuration: ConfigurationValue): void {
    this.configuration ??= configuration;
  }

  get directory(): TenantDirectory {
    return (this.known ??= createTenantDirectory(this.configuration ?? (() => undefined), this.from.environment));
  }

  client(alias: string): GraphClient {
    const existing = this.clients.get(alias);
    if (existing !== undefined) return existing;
    const lookup = this.directory.find(alias);
    if (lookup.kind === "problem") throw new TenantUnusable(lookup.reason);
    const { tenant } = lookup;
    const { deadlineMs, clock } = this.from;
    const transport = createTransport({ tenant, token: tokenOf(tenant), deadlineMs, sleep: clock.sleep });
    const client = createGraphClient(tenant, transport, clock.sleep, this.moments);
    this.clients.set(alias, client);
    return client;
  }
}

/** The configuration of refresh and destroy is that of the last `up`: what was right then may be gone now. */
class TenantUnusable extends Error {
  override readonly name = "TenantUnusable";
}
