import type { GraphClient } from "../../graph/client";
import type { TenantClients } from "../../tenants/clients";
import { connectionFinding, scopeFinding } from "./connection";
import type { Finding } from "./finding";
import { signInFindings } from "./permissions";
import { policyFindings } from "./policies";

/** What is looked at: a configuration, and its target by alias or id. */
export interface Subject {
  readonly tenant: string;
  readonly servicePrincipalId: string;
  readonly target?: string;
  readonly targetTenantId: string;
}

/** Everything that a synchronization needs, one finding each. Where something cannot be seen, that is a finding too. */
export async function preflight(tenants: TenantClients, subject: Subject): Promise<Finding[]> {
  const { tenant, servicePrincipalId, target = subject.targetTenantId, targetTenantId } = subject;
  const source = await sideFindings(tenants, tenant, "source", (graph) =>
    policyFindings(graph, "source", { tenantId: targetTenantId, called: target }),
  );
  const sourceId = tenants.directory.idOf(tenant) ?? "";
  const into = await sideFindings(tenants, target, "target", (graph) =>
    policyFindings(graph, "target", { tenantId: sourceId, called: tenant }),
  );
  if (source.some(isNoSignIn)) return [...source, ...into];
  const graph = tenants.client(tenant);
  const rest = await Promise.all([
    attempted(tenant, "scope", () => scopeFinding(graph, servicePrincipalId)),
    attempted(tenant, "connection", () => connectionFinding(graph, servicePrincipalId)),
  ]);
  return [...source, ...into, ...rest.flat()];
}

async function sideFindings(
  tenants: TenantClients,
  alias: string,
  side: "source" | "target",
  policies: (graph: GraphClient) => Promise<Finding[]>,
): Promise<Finding[]> {
  const lookup = tenants.directory.find(alias);
  if (lookup.kind === "problem") return [{ tenant: alias, subject: "sign-in", verdict: "unknown", sentence: lookup.reason }];
  const signIn = await signInFindings(lookup.tenant, side);
  if (signIn.some(isNoSignIn)) return signIn;
  return [...signIn, ...(await attempted(alias, "policy", () => policies(tenants.client(alias))))];
}

function isNoSignIn({ subject, verdict }: Finding): boolean {
  return subject === "sign-in" && verdict !== "fine";
}

/** A look that fails is a finding: the others are still worth having. */
async function attempted(tenant: string, subject: Finding["subject"], look: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    return [{ tenant, subject, verdict: "missing", sentence: error instanceof Error ? error.message : String(error) }];
  }
}
