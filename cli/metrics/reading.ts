import type { SyncStatus } from "../../provider/operator/syncStatus";
import type { StackSync } from "../stack/state";
import type { RequestCount } from "./requestCounts";

/** What a look at all configurations brought. */
export interface Reading {
  readonly configurations: readonly ConfigurationReading[];
  /** How long the last round of reads took. */
  readonly durationMs: number;
  /** Requests to Graph since the start. */
  readonly requests: readonly RequestCount[];
}

export interface ConfigurationReading {
  readonly labels: Labels;
  /** Absent where it could not be read. */
  readonly status?: SyncStatus;
  /** When it was last read, in milliseconds since 1970. */
  readonly readAt?: number;
}

/** How a configuration is named in metrics, whether it can be read or not: by the stack, so that its series stay the same. */
export type Labels = Readonly<Record<"configuration" | "source" | "target", string>>;

/** Names of all configurations. Two of one name in a tenant are told apart by their ids: series must not run into each other. */
export function labelsOf(syncs: readonly StackSync[]): (sync: StackSync, status?: SyncStatus) => Labels {
  const name = ({ displayName, name: declared }: StackSync): string => displayName ?? declared;
  const isAlone = (sync: StackSync): boolean =>
    syncs.every((each) => each === sync || each.tenant !== sync.tenant || name(each) !== name(sync));
  return (sync, status) => ({
    configuration: isAlone(sync) ? name(sync) : `${name(sync)} (${sync.servicePrincipalId})`,
    source: sync.tenant,
    target: sync.target ?? status?.target.tenant ?? status?.target.tenantId ?? sync.targetTenantId ?? "unknown",
  });
}
