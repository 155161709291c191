import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fabrikam } from "../../simulator";
import { configurationByHand } from "../lifecycle/configuration";
import { useCliStage } from "./stage";
import { inPipe, type Ran } from "./terminal";

const stage = useCliStage();

/** One sentence on the error stream and nothing else; nothing was written to any tenant. */
async function expectRefused(ran: Promise<Ran>, sentence: RegExp): Promise<void> {
  await stage().tenants.control.clearRequests();
  const { code, stdout, stderr } = await ran;
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd()).not.toContain("\n");
  expect(stdout).toBe("");
  expect(code).toBe(1);
  const { requests } = await stage().tenants.control.requests();
  expect(requests.filter((each) => each.kind !== "token" && each.method !== "GET" && !each.path.endsWith("/$batch"))).toEqual([]);
}

const withVariables = (variables: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> => inPipe(stage().call(args, variables));

test("a stack that is not there is named, with the way to the others", async () => {
  await expectRefused(
    stage().run("status", "--stack", "nowhere"),
    /^entra-sync: the stack cannot be read: no stack named 'nowhere' found\. Name a stack/,
  );
});

test("a folder without a project says so, and how to name another", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-nothing-"));
  await expectRefused(stage().run("status", "--cwd", folder), /^entra-sync: .*no Pulumi\.yaml project file found.* --cwd\.$/m);
  rmSync(folder, { recursive: true });
});

test("without Pulumi on the PATH the sentence says so", async () => {
  await expectRefused(withVariables({ PATH: "/nowhere" }, "status"), /^entra-sync: the `pulumi` command was not found\./);
});

test("a stack without a synchronization says what to do", async () => {
  await stage().project.pulumi("stack", "init", "empty", "--no-select");
  await expectRefused(
    stage().run("status", "--stack", "empty"),
    /^entra-sync: stack 'empty' manages no synchronization yet\. Run `pulumi up`/,
  );
});

test("a tenant that cannot be reached is named with its address", async () => {
  await stage().project.pulumi("config", "set", "--path", "entra-sync:tenants.fabrikam.endpoint", "https://localhost:1", "--plaintext");
  await expectRefused(stage().run("status"), /^entra-sync: tenant 'fabrikam' could not be reached at https:\/\/localhost:1: /);
  await stage().project.pulumi(
    "config",
    "set",
    "--path",
    "entra-sync:tenants.fabrikam.endpoint",
    stage().tenants.control.url,
    "--plaintext",
  );
});

test("credentials in the environment win over those of the stack, and a missing permission is named", async () => {
  const weak = { ENTRA_SYNC_FABRIKAM_CLIENT_ID: fabrikam.weakClientId, ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: fabrikam.weakClientSecret };
  await expectRefused(withVariables(weak, "status"), /^entra-sync: GET .* in tenant 'fabrikam' failed: 40[13] .* Grant the identity .*All/);
});

test("a wrong secret is said without repeating it", async () => {
  const wrong = { ENTRA_SYNC_FABRIKAM_CLIENT_ID: fabrikam.clientId, ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: "not-the-secret" };
  const { stderr } = await withVariables(wrong, "status");
  expect(stderr).toMatch(/^entra-sync: signing in to tenant 'fabrikam' .* failed: /);
  expect(stderr).not.toContain("not-the-secret");
});

test("a name that two configurations bear is refused with the ids to choose from", async () => {
  await configurationByHand(stage().tenants.control, "Twice");
  await configurationByHand(stage().tenants.control, "Twice");
  await expectRefused(
    stage().run("status", "-c", "Twice"),
    /^entra-sync: there are 2 configurations named 'Twice'; name one by .*id: [0-9a-f-]{36}, [0-9a-f-]{36}\.$/m,
  );
});

test("a configuration that the stack does not manage can be looked at by its name", async () => {
  await configurationByHand(stage().tenants.control, "Made by hand");
  const { code, stdout } = await stage().run("status", "-c", "made by hand");
  expect(stdout).toMatch(/^Made by hand {2}has no provisioning job\n/);
  expect(code).toBe(2);
});

test("an unknown command and an unknown option are refused with the nearest that there is", async () => {
  expect((await stage().run("statsu")).stderr).toMatch(/unknown command 'statsu'\n.*Did you mean status\?/);
  const wrong = await stage().run("status", "--jsn");
  expect(wrong.stderr).toMatch(/Did you mean --json\?/);
  expect(wrong.code).toBe(1);
});

test("nothing that is printed holds a secret", async () => {
  const { stdout, stderr } = await stage().run("status", "--json");
  expect(stdout + stderr).not.toContain(fabrikam.clientSecret);
});
