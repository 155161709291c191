import type * as pulumi from "@pulumi/pulumi";
import type { PartnerPolicyArgs } from "../resources/partnerPolicy";

/** One direction between two tenants. */
export interface PolicyPair {
  readonly source: pulumi.Input<string>;
  readonly target: pulumi.Input<string>;
  readonly groupSyncAllowed?: pulumi.Input<boolean>;
}

/** What both tenants must allow before there may be a configuration for the pair. */
export function policiesOf({ source, target, groupSyncAllowed }: PolicyPair): { inTarget: PartnerPolicyArgs; inSource: PartnerPolicyArgs } {
  return {
    inTarget: { tenant: target, partner: source, inboundRedemption: true, userSyncAllowed: true, groupSyncAllowed },
    inSource: { tenant: source, partner: target, outboundRedemption: true },
  };
}

/** A pair of tenants that are known by name. */
type NamedPair = PolicyPair & { readonly source: string; readonly target: string };

/** One policy for each tenant and partner: a pair and its reverse set different members of the same two. */
export function mergedPolicies(pairs: readonly NamedPair[]): ReadonlyMap<string, PartnerPolicyArgs> {
  const merged = new Map<string, PartnerPolicyArgs>();
  for (const pair of pairs) {
    const { inTarget, inSource } = policiesOf(pair);
    const keys = policyKeysOf(pair);
    merged.set(keys.inTarget, { ...merged.get(keys.inTarget), ...inTarget });
    merged.set(keys.inSource, { ...merged.get(keys.inSource), ...inSource });
  }
  return merged;
}

export function policyKeysOf({ source, target }: { source: string; target: string }): { inTarget: string; inSource: string } {
  return { inTarget: `${target} towards ${source}`, inSource: `${source} towards ${target}` };
}
