import { createGraphClient, type GraphClient } from "../graph/client";
import { tokenOf } from "../graph/credentials";
import { Moments } from "../graph/moments";
import type { TenantSettings } from "../graph/tenantSettings";
import { paced } from "../graph/pace";
import type { Tracing } from "../graph/tracing";
import { createTransport } from "../graph/transport";
import { createTenantDirectory, type TenantDirectory } from "./directory";
import type { ConfigurationValue, Environment } from "./environment";

/** What the clients of tenants take from the process they run in. */
export interface ClientProcess {
  readonly environment: Environment;
  /** How long one request may hang, in milliseconds. Default: as long as Graph's own gateways wait. */
  readonly deadlineMs?: number;
  readonly sleep?: (delayMs: number) => Promise<void>;
  readonly now?: () => number;
  /** Hears of every request. Default: nobody does. */
  readonly tracing?: Tracing;
}

/** The tenants of one configuration: each is signed in to once, and its requests meet in one client. */
export class TenantClients {
  private configuration: ConfigurationValue | undefined;
  private known: TenantDirectory | undefined;
  private readonly moments = new Moments();
  private readonly clients = new Map<string, GraphClient>();

  constructor(private readonly from: ClientProcess) {}

  /** Comes once for each kind of resource, with the same values. Only stored: the script that calls it does not wait for more. */
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
    const client = this.clientOf(lookup.tenant);
    this.clients.set(alias, client);
    return client;
  }

  private clientOf(tenant: TenantSettings): GraphClient {
    const { deadlineMs, sleep, now, tracing } = this.from;
    const token = tokenOf(tenant);
    const transport = paced(createTransport({ tenant, token, deadlineMs, sleep, tracing }), { sleep, now });
    return createGraphClient(tenant, transport, { moments: this.moments, signIn: () => token(), sleep, tracing });
  }
}

/** The configuration of refresh and destroy is that of the last `up`: what was right then may be gone now. */
class TenantUnusable extends Error {
  override readonly name = "TenantUnusable";
}
