import type { GraphClient } from "../graph/client";
import type { RolesWire } from "../resources/assignments";
import { applicationTemplate } from "../resources/syncTemplate";

/** A configuration as the lists of applications and service principals show it. */
export interface Listed {
  readonly servicePrincipal: ServicePrincipalWire;
  readonly application: ApplicationWire | undefined;
}

interface ServicePrincipalWire extends RolesWire {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly notes?: string | null;
}

interface ApplicationWire {
  readonly appId: string;
  readonly displayName: string;
}

/** All configurations of a tenant, whoever made them: by name, then by id. */
export async function listConfigurations(graph: GraphClient): Promise<Listed[]> {
  const filter = `$filter=${encodeURIComponent(`applicationTemplateId eq '${applicationTemplate}'`)}`;
  // Independent looks; together they travel in one request.
  const [servicePrincipals, applications] = await Promise.all([
    graph.list<ServicePrincipalWire>(`/servicePrincipals?${filter}&$select=id,appId,displayName,notes,appRoles`),
    graph.list<ApplicationWire>(`/applications?${filter}&$select=id,appId,displayName`),
  ]);
  const listed = (servicePrincipals ?? []).map((servicePrincipal) => ({
    servicePrincipal,
    application: applications?.find((each) => each.appId === servicePrincipal.appId),
  }));
  return listed.sort((one, other) => compare(keyOf(one), keyOf(other)));
}

function keyOf({ servicePrincipal: { displayName, id } }: Listed): string {
  return `${displayName}\0${id}`;
}

/** The same on every machine, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** Those that are asked for, by name or by the id of the service principal; all of them where nothing is asked for. */
export function chosen(listed: readonly Listed[], wanted: readonly string[], tenant: string): readonly Listed[] {
  if (wanted.length === 0 && listed.length === 0)
    throw new NothingFound(`tenant '${tenant}' has no configuration of cross-tenant synchronization`);
  if (wanted.length === 0) return listed;
  const found = wanted.map((name) => theOne(listed, name, tenant));
  return listed.filter((each) => found.includes(each));
}

function theOne(listed: readonly Listed[], name: string, tenant: string): Listed {
  const found = listed.filter(({ servicePrincipal }) => [servicePrincipal.displayName, servicePrincipal.id].includes(name));
  const [only, ...others] = found;
  if (only === undefined) throw new NothingFound(`tenant '${tenant}' has no configuration '${name}'; it has ${namesOf(listed)}`);
  if (others.length === 0) return only;
  const ids = found.map(({ servicePrincipal }) => servicePrincipal.id).join(", ");
  throw new NothingFound(
    `tenant '${tenant}' has ${found.length.toString()} configurations named '${name}'; name one by its service principal's id: ${ids}`,
  );
}

function namesOf(listed: readonly Listed[]): string {
  return listed.map(({ servicePrincipal }) => `'${servicePrincipal.displayName}'`).join(", ") || "none";
}

/** There is nothing to import by that name. */
class NothingFound extends Error {
  override readonly name = "NothingFound";
}
