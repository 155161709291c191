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

test("a folder without a project says so, and how to name another", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-nothing-"));
  await expectRefused(stage().run("status", "--cwd", folder), /^entra-sync: .*no Pulumi\.yaml project file found.* --cwd\.$/m);
  rmSync(folder, { recursive: true });
});

test("without Pulumi on the PATH the sentence says so", async () => {
  await expectRefused(withVariables({ PATH: "/nowhere" }, "status"), /^entra-sync: the `pulumi` command was not found\./);
});

test("a tenant that does not answer is given up after three times, and named", async () => {
  await stage().tenants.control.addFaults([{ path: "^/(v1\\.0|beta)/", times: 3, effect: { kind: "hang" } }]);
  await expectRefused(
    stage().run("status", "--request-timeout", "1s"),
    /^entra-sync: tenant 'fabrikam' could not be reached at https:\/\/localhost:\d+: .*timeout/,
  );
  expect(await stage().tenants.control.faults()).toEqual([]);
});

test("a time to wait that is none is refused", async () => {
  const { code, stderr } = await stage().run("status", "--request-timeout", "soon");
  expect(stderr).toMatch(/'soon' is invalid.*It must be a time such as 10s or 1m\./);
  expect(code).toBe(1);
});

test("a wrong secret is said without repeating it", async () => {
  const wrong = { ENTRA_SYNC_FABRIKAM_CLIENT_ID: fabrikam.clientId, ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: "not-the-secret" };
  const { stderr } = await withVariables(wrong, "status");
  expect(stderr).toMatch(/^entra-sync: signing in to tenant 'fabrikam' .* failed: /);
  expect(stderr).not.toContain("not-the-secret");
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
