import { contoso, fabrikam } from "../../simulator";
import { fabrikamId } from "../lifecycle/tenants";
import { minutes, useCliStage } from "./stage";
import { inPipe } from "./terminal";

const program = `
import { all } from "@pulumi/pulumi";
import { CrossTenantSync, getProvisioningLogs, getSyncStatus, listSyncConfigurations } from "pulumi-entra-sync";

const sync = new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.marketingGroupId}"],
});

const reference = all([sync.servicePrincipalId, sync.jobId]).apply(([servicePrincipalId]) => ({ tenant: "fabrikam", servicePrincipalId }));

export const servicePrincipalId = sync.servicePrincipalId;
export const status = reference.apply((each) => getSyncStatus(each));
export const names = reference.apply(async () => (await listSyncConfigurations("fabrikam")).map(({ displayName }) => displayName));
export const created = reference.apply(async (each) => {
  let count = 0;
  for await (const { action, status: outcome, user } of getProvisioningLogs(each))
    if (action === "create" && outcome === "success" && user.id !== undefined) count += 1;
  return count;
});
`;

const script = `
import { getProvisioningLogs, getSyncStatus, listSyncConfigurations } from "pulumi-entra-sync";

const [{ tenant, servicePrincipalId, displayName }] = await listSyncConfigurations("fabrikam");
const { health } = await getSyncStatus({ tenant, servicePrincipalId });
const users: string[] = [];
for await (const { user } of getProvisioningLogs({ tenant, servicePrincipalId }, { after: new Date(0) })) {
  users.push(user.userPrincipalName ?? "");
  if (users.length === 3) break;
}
console.log(JSON.stringify({ displayName, health, users: users.length, engine: process.env.PULUMI_NODEJS_MONITOR ?? "none" }));
`;

const stage = useCliStage(program);

async function outputs(): Promise<Record<string, unknown>> {
  return JSON.parse((await stage().project.pulumi("stack", "output", "--json")).output) as Record<string, unknown>;
}

/** How a script signs in where no stack says it. */
function variables(): NodeJS.ProcessEnv {
  const prefix = "ENTRA_SYNC_FABRIKAM_";
  const { clientId, clientSecret } = fabrikam;
  const entries = { TENANT_ID: fabrikamId, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, ENDPOINT: stage().tenants.control.url };
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [prefix + name, value]));
}

/** One story, told in order. */
describe("the functions for programs", () => {
  test("a Pulumi program exports how the synchronization that it made fares, signed in as its stack says", async () => {
    expect(await outputs()).toMatchObject({
      status: { health: "waiting", source: { tenant: "fabrikam" }, target: { tenantId: contoso.tenantId } },
      names: ["Fabrikam to Contoso"],
      created: 0,
    });
  });

  test("and the next update exports how it fares then", async () => {
    await stage().tenants.control.advance(35 * minutes);
    const { code, output } = await stage().project.pulumi("up", "--yes", "--skip-preview");
    expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
    expect(await outputs()).toMatchObject({ status: { health: "healthy", lastCycle: { users: { created: 12 } } }, created: 12 });
  });

  test("a script without Pulumi reads the same, signed in as its variables say", async () => {
    stage().project.write("look.mts", script);
    const ran = await inPipe({ ...stage().call([], variables()), args: ["look.mts"] });
    expect(ran.stderr).toBe("");
    expect(JSON.parse(ran.stdout)).toEqual({ displayName: "Fabrikam to Contoso", health: "healthy", users: 3, engine: "none" });
  });

  test("a configuration that is not there is an error that names it", async () => {
    const missing = "00000000-0000-4000-8000-00000000dead";
    stage().project.write(
      "missing.mts",
      `import { getSyncStatus } from "pulumi-entra-sync";
       await getSyncStatus({ tenant: "fabrikam", servicePrincipalId: "${missing}" }).catch((error: Error) => console.log(error.message));`,
    );
    const { stdout } = await inPipe({ ...stage().call([], variables()), args: ["missing.mts"] });
    expect(stdout).toBe(`tenant 'fabrikam' has no configuration with the service principal ${missing}.\n`);
  });
});
