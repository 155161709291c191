import type { GraphClient } from "../graph/client";
import { quoted } from "../graph/filterText";
import { portalLinks, type PortalLinks } from "../graph/portal";
import {
  applicationMembers,
  applicationsWhere,
  claimsTo,
  firstOf,
  isBeingMade,
  isOwn,
  type ApplicationWire,
  type Ownership,
} from "./configurationClaims";
import { applicationTemplate } from "./syncTemplate";

export interface ServicePrincipalWire {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly notes?: string | null;
}

/**
 * `own`: this resource made it. `foreign`: taken over, or named by id. `unfinished`: its service principal does not show yet.
 * `namesake`: somebody else's, of the same name or about to get it.
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

/** More than a configuration itself needs, so that its assignments look at the same. */
const servicePrincipalMembers = "$select=id,appId,displayName,notes,appRoles";

/** The one look at a service principal that all who look at it share. */
export function servicePrincipalPath(id: string): string {
  return `/servicePrincipals/${id}?${servicePrincipalMembers}`;
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
    graph.find<ServicePrincipalWire>(servicePrincipalPath(servicePrincipalId)),
    graph.find<ApplicationWire>(`/applications/${applicationId}?${applicationMembers}`),
  ]);
  if (servicePrincipal === undefined || application === undefined) return undefined;
  return { kind: isOwn(application, ownership) ? "own" : "foreign", application, servicePrincipal };
}

async function byServicePrincipal(graph: GraphClient, id: string): Promise<Live | undefined> {
  const servicePrincipal = await graph.find<ServicePrincipalWire>(servicePrincipalPath(id));
  if (servicePrincipal === undefined) throw new NothingToAdopt(id, graph.tenant.alias);
  const application = await graph.get<ApplicationWire>(`/applications(appId='${servicePrincipal.appId}')?${applicationMembers}`);
  if (application.applicationTemplateId !== applicationTemplate) throw new NotAConfiguration(id, application.displayName);
  return { kind: "foreign", application, servicePrincipal };
}

async function byMarkOrName(graph: GraphClient, where: Where, ownership: Ownership): Promise<Live | undefined> {
  // Independent looks; together they travel in one request.
  const [marked, { own, rivals }] = await Promise.all([
    graph.list<ApplicationWire>(applicationsWhere(`tags/any(t:t eq ${quoted(ownership.mark)})`)),
    claimsTo(graph, where.displayName, ownership),
  ]);
  const first = firstOf([...(marked ?? []), ...own]);
  if (first !== undefined) return whole(graph, "own", first);
  const namesakes = rivals.filter((each) => !isBeingMade(each));
  const taken = firstOf(where.adopt === false ? rivals : namesakes);
  if (taken === undefined) return undefined;
  if (where.adopt === false) return { kind: "namesake", application: taken };
  if (namesakes.length > 1) throw new NameAmbiguous(where.displayName, namesakes.length);
  return whole(graph, "foreign", taken);
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
