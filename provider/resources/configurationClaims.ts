import { createHash } from "node:crypto";
import { WaitedTooLong } from "../engine/settle";
import type { GraphClient } from "../graph/client";
import { quoted } from "../graph/filterText";
import type { World } from "../world";
import { applicationTemplate } from "./syncTemplate";

export interface ApplicationWire {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly tags: readonly string[];
  readonly createdDateTime: string;
  readonly applicationTemplateId?: string | null;
}

export const applicationMembers = "$select=id,appId,displayName,tags,createdDateTime,applicationTemplateId";

/** How a configuration is known as the one that this resource of this stack made, also before its id was recorded. */
export interface Ownership {
  /** A tag of the application. */
  readonly mark: string;
  /** The name it bears until it has its own name and the mark, both given in one write. Others see in it which name is meant. */
  readonly pendingName: string;
}

const beingMade = "(being made)";

export function ownershipOf(urn: string | undefined, where: { tenantId: string; displayName: string }): Ownership {
  const mark = `pulumi-entra-sync:${digest(urn ?? `${where.tenantId}/${where.displayName}`)}`;
  return { mark, pendingName: `${mark}:${digest(where.displayName)} ${beingMade}` };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Until it has the mark it has the pending name: the name goes and the mark comes in one write. */
export function isOwn({ tags, displayName }: ApplicationWire, { mark }: Ownership): boolean {
  return tags.includes(mark) || (displayName.startsWith(mark) && isBeingMade({ displayName }));
}

export function isBeingMade({ displayName }: { displayName: string }): boolean {
  return displayName.startsWith("pulumi-entra-sync:") && displayName.endsWith(beingMade);
}

/** Whose configuration of a name there is, or is being made. */
export interface Claims {
  readonly own: readonly ApplicationWire[];
  readonly rivals: readonly ApplicationWire[];
}

/** Names that are being made are looked for by their beginning: Graph cannot be asked for their end without an index of its own. */
export async function claimsTo(graph: GraphClient, displayName: string, ownership: Ownership): Promise<Claims> {
  const filter = `displayName eq ${quoted(displayName)} or startswith(displayName,'pulumi-entra-sync:')`;
  const found = (await graph.list<ApplicationWire>(applicationsWhere(filter))) ?? [];
  const [, , named] = ownership.pendingName.split(":");
  const claims = found.filter((each) => each.applicationTemplateId === applicationTemplate);
  return {
    own: claims.filter((each) => isOwn(each, ownership)),
    rivals: claims.filter(
      (each) => !isOwn(each, ownership) && (each.displayName === displayName || each.displayName.endsWith(`:${named ?? ""}`)),
    ),
  };
}

/** The one that was there first; the same for everybody who looks. */
export function firstOf(claims: readonly ApplicationWire[]): ApplicationWire | undefined {
  return [...claims].sort((one, other) => (isEarlier(one, other) ? -1 : 1))[0];
}

function isEarlier(one: ApplicationWire, other: ApplicationWire): boolean {
  if (one.createdDateTime !== other.createdDateTime) return one.createdDateTime < other.createdDateTime;
  return one.id < other.id;
}

export function applicationsWhere(filter: string): string {
  return `/applications?$filter=${encodeURIComponent(filter)}&${applicationMembers}`;
}

/** Before it has its name, or with it: then it was looked at as a pending one before. */
type Moment = "pending" | "named";

interface Where {
  readonly tenant: string;
  readonly tenantId: string;
  readonly displayName: string;
}

const showsWithinMs = 60_000;

/**
 * Names are not unique, and nothing can be locked: who has just made a configuration looks, before and after it gets its name, whether
 * somebody else did so at the same time. The rule leaves exactly one (docs/decisions/0010-at-the-same-time.md): what has its name already
 * goes before what is being made, and the earlier before the later. The application that is to be kept; ours is removed if it is not that.
 */
export async function upheld(world: World, where: Where, applicationId: string, moment: Moment): Promise<ApplicationWire> {
  const graph = world.graph(where.tenant);
  const claims = await claimsWith(world, where, applicationId, moment);
  const mine = claims.own.find((each) => each.id === applicationId);
  const goesBefore = (other: ApplicationWire): boolean =>
    other.id !== applicationId && (mine === undefined || (moment === "pending" && !isBeingMade(other)) || isEarlier(other, mine));
  const rival = firstOf(claims.rivals.filter(goesBefore));
  const twin = firstOf(claims.own.filter(goesBefore));
  if (rival !== undefined || twin !== undefined) await graph.write({ method: "DELETE", path: `/applications/${applicationId}` });
  if (rival !== undefined) throw new NameTaken(where, rival, "nothingLeft");
  if (twin !== undefined) return twin;
  if (mine === undefined) throw new Error(`the application ${applicationId}, just made, does not show in tenant '${where.tenant}'`);
  if (moment === "named") await removeSurplus(graph, claims.own, mine);
  return mine;
}

/** A look that does not show what we made ourselves is too old to tell what others did. */
async function claimsWith(world: World, where: Where, applicationId: string, moment: Moment): Promise<Claims> {
  const graph = world.graph(where.tenant);
  let claims: Claims = { own: [], rivals: [] };
  const shows = {
    name: `the application ${applicationId} to show in tenant '${where.tenant}'`,
    boundMs: showsWithinMs,
    attempt: async () => {
      claims = await claimsTo(graph, where.displayName, ownershipOf(world.urn, where));
      const mine = claims.own.find((each) => each.id === applicationId);
      if (mine === undefined || (moment === "named" && isBeingMade(mine))) return undefined;
      return moment === "named" && isUndecided(claims, mine) ? undefined : claims;
    },
  };
  return world.settle(shows).catch((error: unknown) => {
    // Another process of this program may have removed ours as surplus: then there is one of its own. And who is killed decides nothing.
    if (error instanceof WaitedTooLong && claims.own.length > 0) return claims;
    throw error;
  });
}

/** An earlier one that is being made goes if it saw ours named, and is named itself if it did not: soon it is known which. */
function isUndecided({ own, rivals }: Claims, mine: ApplicationWire): boolean {
  return [...own, ...rivals].some((each) => each.id !== mine.id && isBeingMade(each) && isEarlier(each, mine));
}

/** Made by processes of this program that were killed before they saw that there was one already. */
async function removeSurplus(graph: GraphClient, own: readonly ApplicationWire[], kept: ApplicationWire): Promise<void> {
  for (const each of own) if (each.id !== kept.id) await graph.write({ method: "DELETE", path: `/applications/${each.id}` });
}

/** There is one configuration of a name: whose it is, and what to do. */
export class NameTaken extends Error {
  /** Set when we had made one, and removed it again. */
  readonly nothingLeft: true | undefined;

  constructor({ displayName, tenant }: { displayName: string; tenant: string }, by: ApplicationWire, left?: "nothingLeft") {
    const what = isBeingMade(by)
      ? `another program is making a configuration named '${displayName}' in tenant '${tenant}' (application ${by.appId}, since ` +
        `${by.createdDateTime}). If that one was interrupted, run it again or delete the application; else choose another displayName.`
      : `tenant '${tenant}' has a configuration named '${displayName}' already (application ${by.appId}), and this program did not make it. ` +
        `Set adopt: true to take it over as it is, or choose another displayName to make a second one.`;
    super(left === undefined ? what : `${what} What was made here at the same time was removed again.`);
    this.name = "NameTaken";
    this.nothingLeft = left === undefined ? undefined : true;
  }
}
