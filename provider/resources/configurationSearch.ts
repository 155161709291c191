import { createHash } from "node:crypto";
import type { GraphClient } from "../graph/client";
import { portalLinks, type PortalLinks } from "../graph/portal";
import { applicationTemplate } from "./syncTemplate";

export interface ApplicationWire {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly tags: readonly string[];
  readonly applicationTemplateId?: string | null;
}

export interface ServicePrincipalWire {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly notes?: string | null;
}

/**
 * `own`: this resource made it. `foreign`: taken over, or named by id. `unfinished`: its service principal does not show yet.
 * `namesake`: somebody else's, of the same name.
 */
export type Live = Whole | { readonly kind: "unfinished" | "namesake"; readonly application: ApplicationWire };

export interface Whole {
  readonly kind: "own" | "foreign";
  readonly application: ApplicationWire;
  readonly servicePrincipal: ServicePrincipalWire;
}

/** Where a person finds it in the portal of its cloud. */
export function portalOf({ tenant }: GraphClient, { servicePrincipal }: Whole): PortalLinks {
  const { cloud, tenantId } = tenant;
  return portalLinks({ cloud, tenantId, servicePrincipalId: servicePrincipal.id, appId: servicePrincipal.appId });
}

export function isWhole(live: Live | undefined): live is Whole {
  return live !== undefined && "servicePrincipal" in live;
}

interface Where {
  readonly tenantId: string;
  readonly displayName: string;
  readonly adopt: boolean | string;
  readonly servicePrincipalId?: string;
  readonly applicationId?: string;
}

const applicationMembers = "$select=id,appId,displayName,tags,applicationTemplateId";
const servicePrincipalMembers = "$select=id,appId,displayName,notes";

/** How a configuration is known as the one that this resource of this stack made, also before its id was recorded. */
export interface Ownership {
  /** A tag of the application. */
  readonly mark: string;
  /** The name it bears until it has its own name and the mark, both given in one write. */
  readonly pendingName: string;
}

export function ownershipOf(urn: string | undefined, where: { tenantId: string; displayName: string }): Ownership {
  const identity = urn ?? `${where.tenantId}/${where.displayName}`;
  const mark = `pulumi-entra-sync:${createHash("sha256").update(identity).digest("hex").slice(0, 16)}`;
  return { mark, pendingName: `${mark} (being made)` };
}

export async function findConfiguration(graph: GraphClient, where: Where, ownership: Ownership): Promise<Live | undefined> {
  const { servicePrincipalId, applicationId, adopt } = where;
  if (servicePrincipalId !== undefined && applicationId !== undefined) return byIds(graph, servicePrincipalId, applicationId, ownership);
  if (typeof adopt === "string") return byServicePrincipal(graph, adopt);
  return byMarkOrName(graph, where, ownership);
}

async function byIds(
  graph: GraphClient,
  servicePrincipalId: string,
  applicationId: string,
  ownership: Ownership,
): Promise<Live | undefined> {
  // Independent looks; together they travel in one request.
  const [servicePrincipal, application] = await Promise.all([
    graph.find<ServicePrincipalWire>(`/servicePrincipals/${servicePrincipalId}?${servicePrincipalMembers}`),
    graph.find<ApplicationWire>(`/applications/${applicationId}?${applicationMembers}`),
  ]);
  if (servicePrincipal === undefined || application === undefined) return undefined;
  return { kind: isOwn(application, ownership) ? "own" : "foreign", application, servicePrincipal };
}

/** Until it has the mark it has the pending name: the name goes and the mark comes in one write. */
function isOwn({ tags, displayName }: ApplicationWire, { mark, pendingName }: Ownership): boolean {
  return tags.includes(mark) || displayName === pendingName;
}

async function byServicePrincipal(graph: GraphClient, id: string): Promise<Live | undefined> {
  const servicePrincipal = await graph.find<ServicePrincipalWire>(`/servicePrincipals/${id}?${servicePrincipalMembers}`);
  if (servicePrincipal === undefined) throw new NothingToAdopt(id, graph.tenant.alias);
  const application = await graph.get<ApplicationWire>(`/applications(appId='${servicePrincipal.appId}')?${applicationMembers}`);
  if (application.applicationTemplateId !== applicationTemplate) throw new NotAConfiguration(id, application.displayName);
  return { kind: "foreign", application, servicePrincipal };
}

async function byMarkOrName(graph: GraphClient, where: Where, ownership: Ownership): Promise<Live | undefined> {
  const { mark, pendingName } = ownership;
  // Independent looks; together they travel in one request.
  const [marked, named] = await Promise.all([
    graph.list<ApplicationWire>(applicationsWhere(`tags/any(t:t eq ${quoted(mark)})`)),
    graph.list<ApplicationWire>(applicationsWhere(`displayName in (${quoted(where.displayName)},${quoted(pendingName)})`)),
  ]);
  const all = [...(marked ?? []), ...(named ?? [])];
  const own = all.find((each) => isOwn(each, ownership));
  if (own !== undefined) return whole(graph, "own", own);
  const namesakes = all.filter((each) => each.applicationTemplateId === applicationTemplate);
  const [namesake] = namesakes;
  if (namesake === undefined) return undefined;
  if (where.adopt === false) return { kind: "namesake", application: namesake };
  if (namesakes.length > 1) throw new NameAmbiguous(where.displayName, namesakes.length);
  return whole(graph, "foreign", namesake);
}

async function whole(graph: GraphClient, kind: "own" | "foreign", application: ApplicationWire): Promise<Live> {
  const servicePrincipal = await findServicePrincipal(graph, application.appId);
  return servicePrincipal === undefined ? { kind: "unfinished", application } : { kind, application, servicePrincipal };
}

/** A service principal shows a little after its application. */
export async function findServicePrincipal(graph: GraphClient, appId: string): Promise<ServicePrincipalWire | undefined> {
  const filter = encodeURIComponent(`appId eq ${quoted(appId)}`);
  const found = await graph.list<ServicePrincipalWire>(`/servicePrincipals?$filter=${filter}&${servicePrincipalMembers}`);
  return found?.[0];
}

function applicationsWhere(filter: string): string {
  return `/applications?$filter=${encodeURIComponent(filter)}&${applicationMembers}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

class NameAmbiguous extends Error {
  constructor(displayName: string, count: number) {
    super(
      `there are ${count.toString()} configurations named '${displayName}': set adopt to the service principal's id of the one that is meant`,
    );
    this.name = "NameAmbiguous";
  }
}

class NothingToAdopt extends Error {
  constructor(id: string, tenant: string) {
    super(
      `tenant '${tenant}' has no service principal ${id}, which adopt names. It is the object id of the enterprise application that is ` +
        `asked for, not its application (client) id.`,
    );
    this.name = "NothingToAdopt";
  }
}

class NotAConfiguration extends Error {
  constructor(id: string, displayName: string) {
    super(
      `the service principal ${id} ('${displayName}') is not a configuration of cross-tenant synchronization: it was made from another template`,
    );
    this.name = "NotAConfiguration";
  }
}
