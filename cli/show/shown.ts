import type { PortalLinks } from "../../provider/graph/portal";
import type { Assignment } from "../../provider/operator/assignments";
import type { Insights } from "../../provider/operator/insights";
import type { UserMappings } from "../../provider/operator/mappings";
import type { Finding } from "../../provider/operator/preflight/finding";
import type { SyncStatus } from "../../provider/operator/syncStatus";

/** What the portal shows of one configuration, beside its Overview. */
export interface Shown {
  readonly status: SyncStatus;
  readonly appId?: string;
  readonly links: PortalLinks;
  readonly assignments: readonly Assignment[];
  readonly mappings?: UserMappings;
  /** Policies of both tenants and the last test of the connection, made now. */
  readonly connection: readonly Finding[];
  readonly insights?: Insights;
}
