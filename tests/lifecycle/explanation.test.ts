import { createGraphClient, type GraphClient } from "../../provider/graph/client";
import { tokenOf } from "../../provider/graph/credentials";
import { createTransport } from "../../provider/graph/transport";
import { explainer, type Explanation } from "../../provider/operator/explanation/explanation";
import { onDemandRun } from "../../provider/resources/onDemandRun";
import { createTenantDirectory } from "../../provider/tenants/directory";
import { settle } from "../../provider/engine/settle";
import { provisioning } from "../consequences/run";
import { inPortal } from "./configuration";
import { crowdOf, filterGroups, groupIds, type Crowd } from "./explainedUsers";
import { hurriedClock, useGround } from "./ground";
import { minutes } from "./synchronizing";
import { declaredTenants, fabrikamId } from "./tenants";

jest.setTimeout(120_000);
const ground = useGround();

/** What became of one user: the service's action, and its code where it did nothing. */
interface Fate {
  readonly action: string;
  readonly code?: string;
  readonly attributes?: readonly string[];
}

test("what is explained of 1,000 users is what the initial cycle then does with each of them", async () => {
  const crowd = crowdOf(1_000, 6);
  const place = await setUp(crowd);
  const before = new Map((await explainAll(place, crowd)).map((each) => [each.scope.user.id, each]));
  await ground().control.advance(40 * minutes);
  const fates = await fatesOf(place);
  const expected = Object.fromEntries([...before].map(([id, each]) => [id, foretold(each)]));
  const found = Object.fromEntries(crowd.ids.map((id) => [id, fates.get(id) ?? { action: "never looked at" }]));
  expect(found).toEqual(expected);
  // The generator reaches every outcome; otherwise the comparison above says less than it seems.
  const kinds = new Set(Object.values(expected).map(({ action, code }) => `${action} ${code ?? ""}`.trim()));
  expect([...kinds].sort()).toEqual([
    "create",
    "fail InvitationCreationFailureAmbiguousUser",
    "never looked at",
    "skip NotEffectivelyEntitled",
    "update",
  ]);
});

test("what is explained is what a run on demand then does", async () => {
  const crowd = crowdOf(80, 7);
  const place = await setUp(crowd);
  const graph = clientOf("fabrikam");
  const run = await onDemandRun(
    { graph: () => graph, settle: (condition) => settle(condition, hurriedClock()) },
    { tenant: "fabrikam", servicePrincipalId: place, expect: "skipped" },
  );
  for (const each of await explainAll(place, crowd, "onDemand")) {
    const { outcome, action, errorCode, skipReason } = await run(each.scope.user.id);
    const { next } = each;
    const found = outcome === "upToDate" ? "none" : outcome === "success" ? action : outcome === "failure" ? "fail" : "skip";
    expect({ user: each.scope.user.id, action: found, code: errorCode ?? skipReason }).toEqual({
      user: each.scope.user.id,
      action: next.action,
      code: next.code,
    });
  }
});

test("whoever is in the target by the job's doing is known by its log, and what would happen there is told", async () => {
  const crowd = crowdOf(80, 8);
  const place = await setUp(crowd);
  await ground().control.advance(40 * minutes);
  const explain = await explainer({ source: clientOf("fabrikam"), target: clientOf("contoso"), servicePrincipalId: place });
  const made = (await explainAll(place, crowd)).find(({ next, scope }) => next.action === "none" && scope.paths[0]?.kind === "group");
  const id = made?.scope.user.id ?? "";
  expect(await explain?.(id)).toMatchObject({ target: { kind: "found", by: "log" }, next: { action: "none", code: "RedundantExport" } });
  const { control } = ground();
  await control.portal(fabrikamId, "PATCH", `/users/${id}`, { city: "Seattle" });
  expect((await explain?.(id))?.next).toMatchObject({ action: "update", changes: [{ attribute: "city", before: null, after: "Seattle" }] });
  await control.portal(fabrikamId, "PATCH", `/users/${id}`, { accountEnabled: false });
  expect((await explain?.(id))?.next.action).toBe("disable");
  await control.portal(fabrikamId, "PATCH", `/users/${id}`, { accountEnabled: true });
  await control.portal(fabrikamId, "DELETE", `/groups/${groupIds.assigned}/members/${id}/$ref`);
  expect((await explain?.(id))?.next.action).toBe("delete");
  await control.advance(41 * minutes);
  expect(await explain?.(id)).toMatchObject({ target: { kind: "deleted" }, next: { action: "skip" } });
});

/** A running job with the crowd's assignments and the filters, before its initial cycle; the id of its service principal. */
async function setUp({ seed, direct }: Crowd): Promise<string> {
  const { control } = ground();
  await control.reset(seed);
  const id = await provisioning(control, { groups: [groupIds.assigned, groupIds.outer] });
  const base = `/servicePrincipals/${id}`;
  const { appRoles } = await inPortal<{ appRoles: { id: string }[] }>(control, fabrikamId, "GET", base);
  for (const principalId of direct) {
    await control.portal(fabrikamId, "POST", `${base}/appRoleAssignedTo`, { principalId, resourceId: id, appRoleId: appRoles[0]?.id });
  }
  const { value } = await inPortal<{ value: { id: string }[] }>(control, fabrikamId, "GET", `${base}/synchronization/jobs`);
  const schema = `${base}/synchronization/jobs/${value[0]?.id ?? ""}/schema`;
  const text = JSON.stringify((await control.portal(fabrikamId, "GET", schema)).body);
  const filtered = text.replace('"groups":[]', `"groups":${JSON.stringify(filterGroups)}`);
  await control.portal(fabrikamId, "PUT", schema, JSON.parse(filtered));
  return id;
}

function clientOf(alias: "fabrikam" | "contoso"): GraphClient {
  const tenants = JSON.stringify(declaredTenants(ground().control.url));
  const lookup = createTenantDirectory((key) => (key === "entra-sync:tenants" ? tenants : undefined), {}).find(alias);
  if (lookup.kind === "problem") throw new Error(lookup.reason);
  return createGraphClient(lookup.tenant, createTransport({ tenant: lookup.tenant, token: tokenOf(lookup.tenant) }));
}

/** All at the same time, so that their reads travel together; the log is left, since nothing has been done yet. */
async function explainAll(servicePrincipalId: string, { ids }: Crowd, by: "cycle" | "onDemand" = "cycle"): Promise<Explanation[]> {
  const place = { source: clientOf("fabrikam"), target: clientOf("contoso"), servicePrincipalId, log: "left", by } as const;
  const explain = await explainer(place);
  if (explain === undefined) throw new Error("there is nothing to explain");
  const explained = await Promise.all(ids.map(explain));
  return explained.filter((each) => each !== undefined);
}

/** In the words of the log. */
function foretold({ scope, next }: Explanation): Fate {
  if (scope.paths.length === 0) return { action: "never looked at" };
  const { action, code, changes } = next;
  if (code !== undefined) return { action, code };
  return { action, attributes: changes.map(({ attribute }) => attribute).sort() };
}

interface LogWire {
  readonly provisioningAction: string;
  readonly sourceIdentity: { readonly id: string };
  readonly modifiedProperties: readonly { readonly displayName: string }[];
  readonly provisioningStatusInfo: { readonly status: string; readonly errorInformation?: { readonly errorCode: string } | null };
}

/** The first that was logged of each user. */
async function fatesOf(servicePrincipalId: string): Promise<ReadonlyMap<string, Fate>> {
  const graph = clientOf("fabrikam");
  const filter = encodeURIComponent(`servicePrincipal/id eq '${servicePrincipalId}'`);
  const entries = (await graph.list<LogWire>(`/auditLogs/provisioning?$filter=${filter}&$orderby=activityDateTime%20desc&$top=999`)) ?? [];
  return new Map(entries.map((each) => [each.sourceIdentity.id, fateIn(each)]));
}

function fateIn({ provisioningAction, modifiedProperties, provisioningStatusInfo }: LogWire): Fate {
  const { status, errorInformation } = provisioningStatusInfo;
  const code = errorInformation?.errorCode;
  if (status === "failure") return { action: "fail", code };
  if (status === "skipped") return { action: code === "RedundantExport" ? "none" : "skip", code };
  return { action: provisioningAction, attributes: modifiedProperties.map(({ displayName }) => displayName).sort() };
}
