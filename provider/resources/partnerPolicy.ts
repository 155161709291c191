import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Definition } from "../engine/definition";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { lookAtPolicy } from "./partnerPolicyLook";
import { isEmpty, membersOf, nothingElseSet, policyWrites, removal, versionFor, type LivePolicy, type Members } from "./partnerPolicyWire";
import { tenantAlias, tenantId } from "./fields";

/** What a tenant allows one partner tenant. Members that are not given are left as they are. */
export interface PartnerPolicyArgs {
  /** The tenant whose policy this is, by its alias. Changing it replaces the policy. */
  tenant: pulumi.Input<string>;
  /** The partner tenant, by its alias or its id. Changing it replaces the policy. */
  partner: pulumi.Input<string>;
  /** Users from the partner redeem their invitation automatically: no consent prompt. The target of a synchronization needs it. */
  inboundRedemption?: pulumi.Input<boolean>;
  /** Our users redeem the partner's invitations automatically. The source of a synchronization needs it. */
  outboundRedemption?: pulumi.Input<boolean>;
  /** The partner may synchronize its users into this tenant. `false` stops a running synchronization; users that came before stay. */
  userSyncAllowed?: pulumi.Input<boolean>;
  /**
   * The partner may synchronize its groups into this tenant. A preview of Microsoft's, which its beta endpoint alone takes: that
   * one is used for this setting, and only where it is given. Not across clouds, and not with a scope of `"all"`.
   */
  groupSyncAllowed?: pulumi.Input<boolean>;
}

/**
 * The policy of one tenant towards another, as far as cross-tenant synchronization needs it.
 * Deleting it sets what it declared back to what was there before; a partner that nothing else is set for is removed.
 *
 * https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner
 *
 * @example new PartnerPolicy("fabrikam-in-contoso", { tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true });
 */
export class PartnerPolicy extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:PartnerPolicy";
  /** The id of the partner tenant, the same as `partnerTenantId`. */
  declare readonly id: pulumi.Output<pulumi.ID>;
  /** The id of the tenant whose policy this is. */
  declare readonly tenantId: pulumi.Output<string>;
  /** The id of the partner tenant. */
  declare readonly partnerTenantId: pulumi.Output<string>;

  constructor(name: string, args: PartnerPolicyArgs, opts?: pulumi.CustomResourceOptions) {
    super("PartnerPolicy", name, args, ["tenantId", "partnerTenantId"], opts);
  }
}

interface Inputs {
  tenant: string;
  tenantId: string;
  partner: string;
  partnerTenantId: string;
  inboundRedemption?: boolean;
  outboundRedemption?: boolean;
  userSyncAllowed?: boolean;
  groupSyncAllowed?: boolean;
}

/** The members as they were before our first write, and whether there was a partner at all. */
interface Known extends Inputs {
  readonly __before?: Partial<Members> & { readonly partner: boolean };
}

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const partnerPolicy: Definition<World, Inputs, LivePolicy, Known> = {
  kind: "PartnerPolicy",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    partner: tenantAlias,
    partnerTenantId: tenantId,
    inboundRedemption: z.boolean("must be true or false").optional(),
    outboundRedemption: z.boolean("must be true or false").optional(),
    userSyncAllowed: z.boolean("must be true or false").optional(),
    groupSyncAllowed: z.boolean("must be true or false").optional(),
  }),
  identity: ["tenantId", "partnerTenantId"],

  rules: [
    {
      over: ["tenantId", "partnerTenantId"],
      faults: ({ tenantId: own, partnerTenantId }) =>
        own === partnerTenantId
          ? [{ property: "partner", reason: `is the same tenant as 'tenant' (${own}); a policy is towards another tenant` }]
          : [],
    },
  ],

  observe: (world, where) => lookAtPolicy(world.graph(where.tenant), where.partnerTenantId, versionFor(where)),

  converge: (world, desired, live, { known }) =>
    inTurn(world, { ...known, ...desired }, live, async (now) => {
      const wanted = { ...membersOf(now), ...takenBack(desired, known), ...declared(desired, desired) };
      await world.graph(desired.tenant).writeInOrder(policyWrites(desired.partnerTenantId, now, wanted));
    }),

  describe: (live, inputs) => ({
    id: inputs.partnerTenantId,
    inputs: { ...inputs, ...declared(orFalse(membersOf(live)), inputs) },
    outputs: {},
  }),

  remember: (live) => ({ __before: { ...membersOf(live), partner: live !== undefined } }),

  remove: (world, known, live) =>
    inTurn(world, known, live, async (now) => {
      if (now === undefined) return;
      const wanted = { ...membersOf(now), ...declared(membersBefore(known), known) };
      const goes = isEmpty(wanted) && nothingElseSet(now.partner) && isNobodys(known);
      // In the reverse order: what may be synchronized is taken back before the consent that it needs.
      const writes = goes ? removal(known.partnerTenantId, now) : policyWrites(known.partnerTenantId, now, wanted).reverse();
      await world.graph(known.tenant).writeInOrder(writes);
    }),
};

/** A pair and its reverse may be declared by two resources: both set members of the same partner, which Graph takes as one value. */
function inTurn(
  world: World,
  where: Inputs,
  live: LivePolicy | undefined,
  act: (now: LivePolicy | undefined) => Promise<void>,
): Promise<void> {
  return world.inTurn(`${where.tenantId}/${where.partnerTenantId}`, async (isFirst) =>
    act(isFirst ? live : await partnerPolicy.observe(world, where)),
  );
}

/** State from before a member existed says nothing of it, and neither does an import. */
function membersBefore({ __before }: Known): Members {
  return { inboundRedemption: null, outboundRedemption: null, userSyncAllowed: null, groupSyncAllowed: null, ...__before };
}

/**
 * We made the partner; or somebody who needed it was there before us and has taken back what it was for, such as another
 * resource that made it and could not remove it because of us. A partner that was there with nothing set is left as it was.
 */
function isNobodys(known: Known): boolean {
  return known.__before?.partner !== true || !isEmpty(membersBefore(known));
}

const members = ["inboundRedemption", "outboundRedemption", "userSyncAllowed", "groupSyncAllowed"] as const;

/** Of all members those that the program declares. */
function declared<Value>(all: Partial<Record<keyof Members, Value>>, by: Inputs): Partial<Record<keyof Members, Value>> {
  const names = members.filter((name) => by[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** A member that the program does not declare any more goes back to what it was before us. */
function takenBack(desired: Inputs, known: Known | undefined): Partial<Members> {
  if (known === undefined) return {};
  const dropped = Object.entries(declared(membersBefore(known), known)).filter(([name]) => desired[name as keyof Members] === undefined);
  return Object.fromEntries(dropped);
}

/** What is not set is not allowed: the defaults of these members are false and cannot be changed. */
function orFalse(all: Members): Record<keyof Members, boolean> {
  return {
    inboundRedemption: all.inboundRedemption ?? false,
    outboundRedemption: all.outboundRedemption ?? false,
    userSyncAllowed: all.userSyncAllowed ?? false,
    groupSyncAllowed: all.groupSyncAllowed ?? false,
  };
}
