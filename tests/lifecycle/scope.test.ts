import { createGraphClient, type GraphClient } from "../../provider/graph/client";
import { tokenOf } from "../../provider/graph/credentials";
import { createTransport } from "../../provider/graph/transport";
import { createTenantDirectory } from "../../provider/tenants/directory";
import { readConfiguration } from "../../provider/scope/configuration";
import { selectFor } from "../../provider/scope/attributes";
import { explainUser, readSourceUser, type UserExplanation } from "../../provider/scope/explain";
import { funnelOf } from "../../provider/scope/funnel";
import { fabrikam } from "../../simulator";
import { provisioning } from "../consequences/run";
import { useGround } from "./ground";
import { declaredTenants, fabrikamId, groups, users } from "./tenants";

const ground = useGround();

function graph(): GraphClient {
  const tenants = JSON.stringify(declaredTenants(ground().control.url));
  const lookup = createTenantDirectory((key) => (key === "entra-sync:tenants" ? tenants : undefined), {}).find("fabrikam");
  if (lookup.kind === "problem") throw new Error(lookup.reason);
  return createGraphClient(lookup.tenant, createTransport({ tenant: lookup.tenant, token: tokenOf(lookup.tenant) }));
}

async function explained(key: string, servicePrincipalId: string): Promise<UserExplanation> {
  const configuration = await readConfiguration(graph(), servicePrincipalId);
  if (configuration === undefined) throw new Error("the configuration was not found");
  const { builtIn, filters } = configuration.rules;
  const user = await readSourceUser(graph(), key, selectFor([builtIn, filters]));
  if (user === undefined) throw new Error(`${key} was not found`);
  return explainUser(configuration, user);
}

const setUp = (): Promise<string> => provisioning(ground().control, { groups: [groups.marketing, fabrikam.projectsGroupId] });

test("a member of an assigned group is in scope, by that group", async () => {
  const id = await setUp();
  expect(await explained("ada@fabrikam.com", id)).toMatchObject({
    inScope: true,
    paths: [{ kind: "group", id: groups.marketing, displayName: "Marketing" }],
  });
});

test("somebody who is in no assigned group is not, and it is said why", async () => {
  expect(await explained(users.outsider, await setUp())).toMatchObject({ inScope: false, paths: [], lacksRole: false, active: true });
});

test("a disabled and an external user are not, though assigned", async () => {
  const id = await setUp();
  expect(await explained(fabrikam.disabledUserId, id)).toMatchObject({ inScope: false, active: false, builtIn: { inScope: true } });
  const external = await explained(fabrikam.externalUserId, id);
  expect(external).toMatchObject({ inScope: false, active: true, builtIn: { inScope: false } });
  expect(external.builtIn.groups.flatMap((group) => group.clauses).find((clause) => !clause.holds)?.reason).toContain(
    "alternativeSecurityIds",
  );
});

test("a scoping filter answers clause by clause", async () => {
  const id = await setUp();
  const { control } = ground();
  const { body } = await control.portal(fabrikamId, "GET", `/servicePrincipals/${id}/synchronization/jobs`);
  const path = `/servicePrincipals/${id}/synchronization/jobs/${(body as { value: { id: string }[] }).value[0]?.id ?? ""}/schema`;
  const schema = JSON.stringify((await control.portal(fabrikamId, "GET", path)).body);
  const clause = { sourceOperandName: "department", operatorName: "EQUALS", targetOperand: { values: ["Sales"] } };
  const group = JSON.stringify({ name: "Sales only", clauses: [clause] });
  await control.portal(fabrikamId, "PUT", path, JSON.parse(schema.replace('"groups":[]', `"groups":[${group}]`)));
  const { inScope, filters } = await explained("ada@fabrikam.com", id);
  expect(inScope).toBe(false);
  expect(filters.groups[0]?.clauses[0]?.reason).toContain("department EQUALS 'Sales' is not met: the user has 'Marketing'");
});

test("the funnel narrows from the directory to those in scope", async () => {
  const id = await setUp();
  const configuration = await readConfiguration(graph(), id);
  if (configuration === undefined) throw new Error("the configuration was not found");
  const { inScope, ...counts } = await funnelOf(graph(), configuration.rules);
  expect({ ...counts, inScope: inScope.size }).toEqual({ directory: 27, assigned: 14, active: 13, inScope: 12 });
});

test("what is not there is not explained", async () => {
  expect(await readConfiguration(graph(), "11111111-2222-4333-8444-555555555555")).toBeUndefined();
  expect(await readSourceUser(graph(), "nobody@fabrikam.com", selectFor([]))).toBeUndefined();
});
