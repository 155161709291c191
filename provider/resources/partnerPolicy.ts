import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Definition } from "../engine/definition";
import type { Request } from "../graph/transport";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
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
}

interface PartnerWire {
  readonly tenantId: string;
  readonly automaticUserConsentSettings?: { readonly inboundAllowed?: boolean | null; readonly outboundAllowed?: boolean | null } | null;
  readonly [setting: string]: unknown;
}

interface UserSyncWire {
  readonly userSyncInbound?: { readonly isSyncAllowed?: boolean | null } | null;
}

interface Live {
  readonly partner: PartnerWire | undefined;
  readonly userSync: UserSyncWire | undefined;
}

/** What this resource may set; `null` where it is not set. */
interface Members {
  readonly inboundRedemption: boolean | null;
  readonly outboundRedemption: boolean | null;
  readonly userSyncAllowed: boolean | null;
}

/** The members as they were before our first write, and whether there was a partner at all. */
interface Known extends Inputs {
  readonly __before?: Members & { readonly partner: boolean };
}

export const partnerPolicy: Definition<World, Inputs, Live, Known> = {
  kind: "PartnerPolicy",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    partner: tenantAlias,
    partnerTenantId: tenantId,
    inboundRedemption: z.boolean("must be true or false").optional(),
    outboundRedemption: z.boolean("must be true or false").optional(),
    userSyncAllowed: z.boolean("must be true or false").optional(),
  }),
  identity: ["tenantId", "partnerTenantId"],

  rules: (inputs) =>
    inputs.tenantId === inputs.partnerTenantId
      ? [{ property: "partner", reason: `is the same tenant as 'tenant' (${inputs.tenantId}); a policy is towards another tenant` }]
      : [],

  async observe(world, { tenant, partnerTenantId }) {
    const graph = world.graph(tenant);
    // Independent looks; together they travel in one request.
    const [partner, userSync] = await Promise.all([
      graph.find<PartnerWire>(partnerPath(partnerTenantId)),
      graph.find<UserSyncWire>(userSyncPath(partnerTenantId)),
    ]);
    return partner === undefined ? undefined : { partner, userSync };
  },

  async converge(world, desired, live) {
    await world.graph(desired.tenant).writeInOrder([...consentWrites(desired, live), ...userSyncWrites(desired, live)]);
  },

  describe: (live, inputs) => ({
    id: inputs.partnerTenantId,
    inputs: { ...inputs, ...managed(orFalse(members(live)), inputs) },
    outputs: {},
  }),

  remember: (live) => ({ __before: { ...members(live), partner: live?.partner !== undefined } }),

  async remove(world, known, live) {
    await world.graph(known.tenant).writeInOrder(removal(known, live));
  },
};

function consentWrites(desired: Inputs, live: Live | undefined): Request[] {
  const now = members(live);
  const consent = {
    inboundAllowed: desired.inboundRedemption ?? now.inboundRedemption,
    outboundAllowed: desired.outboundRedemption ?? now.outboundRedemption,
  };
  if (live?.partner === undefined) {
    const body = { tenantId: desired.partnerTenantId, automaticUserConsentSettings: consent };
    return [{ method: "POST", path: "/policies/crossTenantAccessPolicy/partners", body }];
  }
  if (
    (consent.inboundAllowed ?? false) === (now.inboundRedemption ?? false) &&
    (consent.outboundAllowed ?? false) === (now.outboundRedemption ?? false)
  )
    return [];
  // Both members, always: whether Graph keeps the one that is left out of the pair is not documented.
  return [{ method: "PATCH", path: partnerPath(desired.partnerTenantId), body: { automaticUserConsentSettings: consent } }];
}

function userSyncWrites(desired: Inputs, live: Live | undefined): Request[] {
  const now = members(live).userSyncAllowed;
  if (desired.userSyncAllowed === undefined || desired.userSyncAllowed === (now ?? false)) return [];
  // PUT creates and only creates; PATCH changes and only changes.
  const method = live?.userSync === undefined ? "PUT" : "PATCH";
  return [{ method, path: userSyncPath(desired.partnerTenantId), body: { userSyncInbound: { isSyncAllowed: desired.userSyncAllowed } } }];
}

function removal(known: Known, live: Live): Request[] {
  const before = known.__before;
  const goesBack = managed({ inboundRedemption: null, outboundRedemption: null, userSyncAllowed: null, ...before }, known);
  const after = { ...members(live), ...goesBack };
  const unsync: Request[] = userSyncRemoval(known, live, after.userSyncAllowed);
  const isEmpty =
    (after.inboundRedemption ?? false) === false && (after.outboundRedemption ?? false) === false && after.userSyncAllowed === null;
  if (isEmpty && before?.partner !== true && nothingElseSet(live))
    return [...unsync, { method: "DELETE", path: partnerPath(known.partnerTenantId) }];
  const consent = { inboundAllowed: after.inboundRedemption, outboundAllowed: after.outboundRedemption };
  return [...unsync, { method: "PATCH", path: partnerPath(known.partnerTenantId), body: { automaticUserConsentSettings: consent } }];
}

function userSyncRemoval(known: Known, live: Live, after: boolean | null): Request[] {
  if (known.userSyncAllowed === undefined || live.userSync === undefined) return [];
  const path = userSyncPath(known.partnerTenantId);
  return [after === null ? { method: "DELETE", path } : { method: "PATCH", path, body: { userSyncInbound: { isSyncAllowed: after } } }];
}

/** Settings of other people in the same document: trust, collaboration, restrictions. Deleting the partner would delete them. */
function nothingElseSet(live: Live): boolean {
  const ours = ["tenantId", "automaticUserConsentSettings", "isInMultiTenantOrganization"];
  return Object.entries(live.partner ?? {}).every(([name, value]) => ours.includes(name) || name.includes("@odata") || isNothing(value));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  return typeof value === "object" && Object.values(value).every(isNothing);
}

/** What is not set is not allowed: the defaults of these members are false and cannot be changed. */
function orFalse(all: Members): Record<keyof Members, boolean> {
  const { inboundRedemption, outboundRedemption, userSyncAllowed } = all;
  return {
    inboundRedemption: inboundRedemption ?? false,
    outboundRedemption: outboundRedemption ?? false,
    userSyncAllowed: userSyncAllowed ?? false,
  };
}

function members(live: Live | undefined): Members {
  return {
    inboundRedemption: live?.partner?.automaticUserConsentSettings?.inboundAllowed ?? null,
    outboundRedemption: live?.partner?.automaticUserConsentSettings?.outboundAllowed ?? null,
    userSyncAllowed: live?.userSync?.userSyncInbound?.isSyncAllowed ?? null,
  };
}

/** Of all members those that the program declares. */
function managed<Value>(all: Record<keyof Members, Value>, declared: Inputs): Partial<Record<keyof Members, Value>> {
  const names = (["inboundRedemption", "outboundRedemption", "userSyncAllowed"] as const).filter((name) => declared[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Partial<Record<keyof Members, Value>>;
}

function partnerPath(partnerTenantId: string): string {
  return `/policies/crossTenantAccessPolicy/partners/${partnerTenantId}`;
}

function userSyncPath(partnerTenantId: string): string {
  return `${partnerPath(partnerTenantId)}/identitySynchronization`;
}
