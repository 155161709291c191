import { runtime } from "@pulumi/pulumi";
import type { TenantClients } from "../tenants/clients";
import type { SyncConfigurationSummary } from "./configurations";
import type { ProvisioningLogEntry } from "./logEntry";
import type { SyncStatus } from "./syncStatus";

/** A configuration: the alias of its source tenant, and the object id of its service principal. */
export interface SyncReference {
  readonly tenant: string;
  readonly servicePrincipalId: string;
}

/** How tenants are signed in to. */
export interface TenantAccess {
  /** Stack configuration by key, such as `entra-sync:tenants`, objects as JSON. Default: within a Pulumi program its stack's. */
  readonly configuration?: Readonly<Record<string, string>>;
  /** Variables such as `ENTRA_SYNC_FABRIKAM_CLIENT_SECRET`, which win over the configuration. Default: those of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * How a synchronization fares now: what the portal's Overview shows.
 *
 * @example const { health, quarantine } = await getSyncStatus({ tenant: "fabrikam", servicePrincipalId });
 */
export async function getSyncStatus({ tenant, servicePrincipalId }: SyncReference, access?: TenantAccess): Promise<SyncStatus> {
  const [tenants, { readStatus }] = await Promise.all([tenantsOf(access), import("./readStatus.js")]);
  const status = await readStatus(tenants.client(tenant), servicePrincipalId);
  if (status === undefined) throw new ConfigurationMissing(tenant, servicePrincipalId);
  return status;
}

/**
 * All configurations of cross-tenant synchronization in a source tenant, whoever made them.
 *
 * @example for (const { displayName } of await listSyncConfigurations("fabrikam")) console.log(displayName);
 */
export async function listSyncConfigurations(tenant: string, access?: TenantAccess): Promise<SyncConfigurationSummary[]> {
  const [tenants, { configurationsIn }] = await Promise.all([tenantsOf(access), import("./configurations.js")]);
  return configurationsIn(tenants.client(tenant));
}

/**
 * The provisioning log of a configuration's job, newest first, read page by page as it is asked for. Needs AuditLog.Read.All.
 *
 * @example for await (const { user, action } of getProvisioningLogs({ tenant: "fabrikam", servicePrincipalId })) console.log(user, action);
 */
export async function* getProvisioningLogs(
  { tenant, servicePrincipalId }: SyncReference,
  range: { readonly after?: Date; readonly before?: Date } = {},
  access?: TenantAccess,
): AsyncGenerator<ProvisioningLogEntry, void> {
  // Loaded with the first entry: a program that only declares does not pay for it.
  const [tenants, { findJob }, { provisioningLog }, { entryOf }] = await Promise.all([
    tenantsOf(access),
    import("../resources/jobs.js"),
    import("./provisioningLogs.js"),
    import("./logEntry.js"),
  ]);
  const graph = tenants.client(tenant);
  const job = await findJob(graph, servicePrincipalId);
  if (job === undefined) return;
  const times = { after: range.after?.toISOString(), before: range.before?.toISOString() };
  for await (const page of provisioningLog(graph, { jobId: job.id, ...times })) for (const wire of page) yield entryOf(wire);
}

async function tenantsOf({ configuration, environment = process.env }: TenantAccess = {}): Promise<TenantClients> {
  const { TenantClients: Clients } = await import("../tenants/clients.js");
  const clients = new Clients({ environment });
  // Within a program the SDK keeps the stack's configuration to itself; outside of one there is none.
  const values = configuration ?? runtime.allConfig();
  clients.configure((key) => values[key]);
  return clients;
}

class ConfigurationMissing extends Error {
  constructor(tenant: string, servicePrincipalId: string) {
    super(`tenant '${tenant}' has no configuration with the service principal ${servicePrincipalId}.`);
    this.name = "ConfigurationMissing";
  }
}
