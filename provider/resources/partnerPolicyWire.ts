import type { GraphVersion, Request } from "../graph/request";

/** https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner */
export interface PartnerWire {
  readonly tenantId: string;
  readonly automaticUserConsentSettings?: { readonly inboundAllowed?: boolean | null; readonly outboundAllowed?: boolean | null } | null;
  readonly [setting: string]: unknown;
}

/** https://learn.microsoft.com/graph/api/resources/crosstenantidentitysyncpolicypartner */
export interface UserSyncWire {
  readonly userSyncInbound?: { readonly isSyncAllowed?: boolean | null } | null;
  /** Shown and taken by beta alone. */
  readonly groupSyncInbound?: { readonly isSyncAllowed?: boolean | null } | null;
}

export interface LivePolicy {
  readonly partner: PartnerWire;
  readonly userSync: UserSyncWire | undefined;
}

/** What we may set; `null` where it is not set. */
export interface Members {
  readonly inboundRedemption: boolean | null;
  readonly outboundRedemption: boolean | null;
  readonly userSyncAllowed: boolean | null;
  readonly groupSyncAllowed: boolean | null;
}

/** Groups are a preview of Microsoft's, which v1.0 does not know. Nobody meets beta who does not declare them. */
export function versionFor({ groupSyncAllowed }: { groupSyncAllowed?: unknown }): GraphVersion {
  return groupSyncAllowed === undefined ? "v1.0" : "beta";
}

export function membersOf(live: LivePolicy | undefined): Members {
  const { inboundAllowed = null, outboundAllowed = null } = live?.partner.automaticUserConsentSettings ?? {};
  const { userSyncInbound, groupSyncInbound } = live?.userSync ?? {};
  return {
    inboundRedemption: inboundAllowed,
    outboundRedemption: outboundAllowed,
    userSyncAllowed: userSyncInbound?.isSyncAllowed ?? null,
    groupSyncAllowed: groupSyncInbound?.isSyncAllowed ?? null,
  };
}

/** The writes that lead from what is there to what is wanted, in the order in which they can be done. */
export function policyWrites(partnerTenantId: string, live: LivePolicy | undefined, wanted: Members): Request[] {
  return [...consentWrites(partnerTenantId, live, wanted), ...syncWrites(partnerTenantId, live, wanted)];
}

function consentWrites(partnerTenantId: string, live: LivePolicy | undefined, wanted: Members): Request[] {
  const automaticUserConsentSettings = { inboundAllowed: wanted.inboundRedemption, outboundAllowed: wanted.outboundRedemption };
  if (live === undefined) {
    const body = { tenantId: partnerTenantId, automaticUserConsentSettings };
    return [{ method: "POST", path: partners, body }];
  }
  const now = membersOf(live);
  if (isSame(now.inboundRedemption, wanted.inboundRedemption) && isSame(now.outboundRedemption, wanted.outboundRedemption)) return [];
  // Both members, always: whether Graph keeps the one that is left out of the pair is not documented.
  return [{ method: "PATCH", path: partnerPath(partnerTenantId), body: { automaticUserConsentSettings } }];
}

function syncWrites(partnerTenantId: string, live: LivePolicy | undefined, wanted: SyncMembers): Request[] {
  const path = userSyncPath(partnerTenantId);
  const isThere = live?.userSync !== undefined;
  if (wanted.userSyncAllowed === null && wanted.groupSyncAllowed === null) return isThere ? [{ method: "DELETE", path }] : [];
  const now = membersOf(live);
  const users = isSame(now.userSyncAllowed, wanted.userSyncAllowed) ? {} : { userSyncInbound: allowed(wanted.userSyncAllowed) };
  const groups = isSame(now.groupSyncAllowed, wanted.groupSyncAllowed) ? {} : { groupSyncInbound: allowed(wanted.groupSyncAllowed) };
  const body = { ...users, ...groups };
  if (Object.keys(body).length === 0) return [];
  const beta = "groupSyncInbound" in body ? { version: "beta" as const } : {};
  // PUT creates and only creates; PATCH changes and only changes.
  return [{ method: isThere ? "PATCH" : "PUT", path, body, ...beta }];
}

type SyncMembers = Pick<Members, "userSyncAllowed" | "groupSyncAllowed">;

function allowed(wanted: boolean | null): object {
  return { isSyncAllowed: Boolean(wanted) };
}

/** The partner and its child; Graph refuses to delete a partner that has one. */
export function removal(partnerTenantId: string, live: LivePolicy): Request[] {
  return [
    ...syncWrites(partnerTenantId, live, { userSyncAllowed: null, groupSyncAllowed: null }),
    { method: "DELETE", path: partnerPath(partnerTenantId) },
  ];
}

/** Not set and not allowed are the same. */
function isSame(now: boolean | null, wanted: boolean | null): boolean {
  return Boolean(now) === Boolean(wanted);
}

export function isEmpty({ inboundRedemption, outboundRedemption, userSyncAllowed, groupSyncAllowed }: Members): boolean {
  return !inboundRedemption && !outboundRedemption && userSyncAllowed === null && groupSyncAllowed === null;
}

/** Settings of other people in the same document: trust, collaboration, restrictions. Deleting the partner would delete them. */
export function nothingElseSet(partner: PartnerWire): boolean {
  const ours = ["tenantId", "automaticUserConsentSettings", "isInMultiTenantOrganization"];
  return Object.entries(partner).every(([name, value]) => ours.includes(name) || name.includes("@odata") || isNothing(value));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  return typeof value === "object" && Object.values(value).every(isNothing);
}

export const partners = "/policies/crossTenantAccessPolicy/partners";

export function partnerPath(partnerTenantId: string): string {
  return `${partners}/${partnerTenantId}`;
}

export function userSyncPath(partnerTenantId: string): string {
  return `${partnerPath(partnerTenantId)}/identitySynchronization`;
}
