import * as pulumi from "@pulumi/pulumi";
import { PartnerPolicy } from "../resources/partnerPolicy";
import type { SyncJobStatus } from "../resources/syncJobStatus";
import { CrossTenantSync, type CrossTenantSyncArgs } from "./crossTenantSync";
import { mergedPolicies, policyKeysOf } from "./pairPolicies";
import { directionsOf, faultsOf, nameOf, type Direction, type Topology } from "./topology";

/** What is declared of one pair, of all pairs with the same source, or of all pairs. */
export type MeshSettingsArgs = Omit<CrossTenantSyncArgs, "source" | "target" | "policies" | "displayName">;

/** One pair, with what it has of its own. */
export interface MeshPairArgs extends MeshSettingsArgs, Direction {
  /** The configuration's name in the portal of the source tenant. Default: `<source> to <target>`. */
  readonly displayName?: pulumi.Input<string>;
}

export interface CrossTenantMeshArgs {
  /** Every tenant by its alias in `entra-sync:tenants`, with what holds wherever it is the source: its groups, say. */
  readonly tenants: Readonly<Record<string, MeshSettingsArgs>>;
  /** Which pairs are made: every tenant into every other, or a hub and its spokes. Default: only `pairs`. */
  readonly topology?: Topology;
  /** Pairs one by one: what a pair of the topology has of its own, or a pair beside it. Each is named once. Default: none. */
  readonly pairs?: readonly MeshPairArgs[];
  /** What holds for every pair, unless its source tenant or the pair itself says otherwise. */
  readonly defaults?: MeshSettingsArgs;
}

/** What the mesh made for one pair. */
export interface MeshPair {
  /** The tenant whose users are synchronized. */
  readonly source: string;
  /** The tenant that receives them. */
  readonly target: string;
  /** The object id of the configuration's service principal in the source tenant. */
  readonly servicePrincipalId: string;
  /** The id of the provisioning job. */
  readonly jobId: string;
  /** How the job fared when it was last looked at. */
  readonly status: SyncJobStatus;
}

/**
 * Cross-tenant synchronization between any number of tenants: a `CrossTenantSync` for each pair, and one policy for each tenant and
 * partner, however many pairs share it. Taking a pair out takes back what it alone needed.
 *
 * Pulumi does 8 things at once on a machine with two cores. `--parallel 500` brings a mesh up and looks at it in far fewer requests:
 * what is asked for together travels together.
 *
 * https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-topology
 *
 * @example new CrossTenantMesh("group", { tenants: { fabrikam: { groups: [a] }, contoso: { groups: [b] } }, topology: "full" });
 */
export class CrossTenantMesh extends pulumi.ComponentResource {
  /** What was made, by the name of the pair: `fabrikam to contoso`. */
  readonly pairs: pulumi.Output<Record<string, MeshPair>>;
  private readonly made: ReadonlyMap<string, CrossTenantSync>;

  constructor(name: string, args: CrossTenantMeshArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseFaults(name, args);
    super("entra-sync:index:CrossTenantMesh", name, {}, opts);
    const pairs = pairsOf(args);
    const policies = this.policies(name, pairs);
    this.made = new Map(pairs.map((pair) => [nameOf(pair), this.sync(name, pair, policies)]));
    this.pairs = outputsOf(pairs, (pair) => this.pair(pair.source, pair.target));
    this.registerOutputs({ pairs: this.pairs });
  }

  /** The synchronization from one tenant into another. */
  pair(source: string, target: string): CrossTenantSync {
    const sync = this.made.get(nameOf({ source, target }));
    if (sync === undefined)
      throw new pulumi.RunError(`the mesh has no pair ${nameOf({ source, target })}: it has ${[...this.made.keys()].join(", ")}`);
    return sync;
  }

  private policies(name: string, pairs: readonly MeshPairArgs[]): ReadonlyMap<string, PartnerPolicy> {
    const declared = [...mergedPolicies(pairs)];
    return new Map(declared.map(([key, policy]) => [key, new PartnerPolicy(`${name} ${key}`, policy, { parent: this })]));
  }

  /** A pair waits for its own two policies alone, so that many pairs are made at once. */
  private sync(name: string, pair: MeshPairArgs, policies: ReadonlyMap<string, PartnerPolicy>): CrossTenantSync {
    const { inTarget, inSource } = policyKeysOf(pair);
    const own = [inTarget, inSource].flatMap((key) => policies.get(key) ?? []);
    const args = { ...pair, displayName: pair.displayName ?? nameOf(pair), policies: own };
    return new CrossTenantSync(`${name} ${nameOf(pair)}`, args, { parent: this });
  }
}

/** The pairs of the topology first, in the order of the tenants, then those beside it. */
function pairsOf({ tenants, topology, pairs = [], defaults }: CrossTenantMeshArgs): MeshPairArgs[] {
  const own = new Map(pairs.map((pair) => [nameOf(pair), pair]));
  const drawn = topology === undefined ? [] : directionsOf(topology, Object.keys(tenants));
  const all = new Map([...drawn, ...pairs].map((direction) => [nameOf(direction), direction]));
  return [...all].map(([name, { source, target }]) => ({ ...defaults, ...tenants[source], ...own.get(name), source, target }));
}

function refuseFaults(name: string, { tenants, topology, pairs = [] }: CrossTenantMeshArgs): void {
  const faults = faultsOf(Object.keys(tenants), topology, pairs);
  if (faults.length > 0) throw new pulumi.RunError(`the mesh '${name}' cannot be made: ${faults.join("; ")}`);
}

function outputsOf(pairs: readonly Direction[], syncOf: (pair: Direction) => CrossTenantSync): pulumi.Output<Record<string, MeshPair>> {
  const each = pairs.map(({ source, target }) => {
    const { servicePrincipalId, jobId, status } = syncOf({ source, target });
    return pulumi
      .all([servicePrincipalId, jobId, status])
      .apply(([id, job, fares]): [string, MeshPair] => [
        nameOf({ source, target }),
        { source, target, servicePrincipalId: id, jobId: job, status: fares },
      ]);
  });
  return pulumi.all(each).apply((entries) => Object.fromEntries(entries));
}
