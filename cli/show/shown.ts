import type { PortalLinks } from "../../provider/graph/portal";
import type { Assignment } from "../../provider/operator/assignments";
import type { Insights } from "../../provider/operator/insights";
import type { ScopeFunnel } from "../../provider/operator/scopeFunnel";
import type { UserMappings } from "../../provider/operator/mappings";
import type { Finding } from "../../provider/operator/preflight/finding";
import type { SyncStatus } from "../../provider/operator/syncStatus";
import type { NotKnown } from "../notKnown";

/** What the portal shows of one configuration, beside its Overview. */
export interface Shown {
  readonly status: SyncStatus;
  readonly appId?: string;
  readonly links: PortalLinks;
  readonly assignments: readonly Assignment[];
  /** Who is effectively in scope, counted as the consequences of a change are; absent while there is no configuration. */
  readonly funnel?: ScopeFunnel | NotKnown;
  readonly mappings?: UserMappings;
  /** Policies of both tenants and the last test of the connection, made now. */
  readonly connection: readonly Finding[];
  readonly insights?: Insights;
}
