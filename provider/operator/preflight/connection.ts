import type { GraphClient } from "../../graph/client";
import { GraphRequestError } from "../../graph/errors";
import { readSecrets } from "../../resources/syncSecrets";
import { settingsIn } from "../../resources/syncSettingsWire";
import { azure2azure } from "../../resources/syncTemplate";
import { assignmentsOf } from "../assignments";
import type { Finding } from "./finding";

/** The portal's "Test Connection", with what is saved. */
export async function connectionFinding(graph: GraphClient, servicePrincipalId: string): Promise<Finding> {
  const finding = { tenant: graph.tenant.alias, subject: "connection" } as const;
  try {
    await graph.write({
      method: "POST",
      path: `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/validateCredentials`,
      body: { templateId: azure2azure, useSavedCredentials: true },
      repeatable: true,
    });
    return { ...finding, verdict: "fine", sentence: "the service accepts the connection to the target tenant" };
  } catch (error) {
    if (!(error instanceof GraphRequestError)) throw error;
    const sentence = `the service refuses the connection: ${error.exchange.message || error.code}`;
    return { ...finding, verdict: "missing", sentence, fix: "put the policies above right, then run `pulumi up`" };
  }
}

/** Whether anybody is there to be synchronized. */
export async function scopeFinding(graph: GraphClient, servicePrincipalId: string): Promise<Finding> {
  const finding = { tenant: graph.tenant.alias, subject: "scope" } as const;
  const { scope } = settingsIn((await readSecrets(graph, servicePrincipalId)) ?? {});
  if (scope === "all") return { ...finding, verdict: "fine", sentence: "all users are in scope" };
  const assigned = (await assignmentsOf(graph, servicePrincipalId)).filter((each) => each.isEffective);
  if (assigned.length > 0)
    return { ...finding, verdict: "fine", sentence: `assigned are ${assigned.map((each) => each.displayName).join(", ")}` };
  const fix = `new SyncAssignments("assigned", { tenant: "${graph.tenant.alias}", servicePrincipalId: configuration.id, groups: [...] });`;
  return { ...finding, verdict: "missing", sentence: "nobody is assigned, so nobody is synchronized", fix };
}
