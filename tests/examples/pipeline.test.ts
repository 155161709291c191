import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fabrikamAndContoso, type Seed } from "../../simulator";
import { fabrikamId } from "../lifecycle/tenants";
import { startAzureDevOps, type AzureDevOps } from "./azureDevOps";
import { Desk, type Example } from "./example";
import { azurePipeline, githubPipeline, resolved, type Pipeline } from "./pipelineSteps";

jest.setTimeout(240_000);

const workflow = ".github/workflows/synchronization.yml";
const mainBranch = "repo:fabrikam/tenants:ref:refs/heads/main";
const pullRequest = "repo:fabrikam/tenants:pull_request";

let azureDevOps: AzureDevOps;
let desk: Desk;
let example: Example;
beforeAll(async () => {
  azureDevOps = await startAzureDevOps();
  desk = await Desk.start(withoutSecrets(azureDevOps));
  example = desk.example("pipeline");
  example.change("Pulumi.production.yaml", "00a1\n", `00a1\n      endpoint: ${desk.control.url}\n`);
  await example.initialize("production");
  linkCommandLine(example.folder);
});
afterAll(async () => {
  await desk.close();
  azureDevOps.close();
});

/** Both tenants, whose applications trust the two pipelines and have no secret. */
function withoutSecrets({ issuer, subject, jwks }: AzureDevOps): Seed {
  const audience = "api://AzureADTokenExchange";
  const github = "https://token.actions.githubusercontent.com";
  const federatedCredentials = [
    { issuer: github, subject: mainBranch, audience },
    { issuer: github, subject: pullRequest, audience },
    { issuer, subject, audience, jwks: jwks as never },
  ];
  const tenants = fabrikamAndContoso.tenants.map(({ applications = [], ...tenant }) => ({
    ...tenant,
    applications: applications.map(({ secrets: _, ...application }) => ({ ...application, federatedCredentials })),
  }));
  return { tenants };
}

/** `entra-sync` where an installation of the package puts it. */
function linkCommandLine(folder: string): void {
  const bin = path.join(folder, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  const executable = path.resolve(__dirname, "../../dist/cli/main.js");
  writeFileSync(path.join(bin, "entra-sync"), `#!/bin/sh\nexec "${process.execPath}" "${executable}" "$@"\n`, { mode: 0o755 });
}

function environmentOf({ environment }: Pipeline): NodeJS.ProcessEnv {
  const state = desk.environment.PULUMI_BACKEND_URL ?? "";
  // Azure's pipeline names the place of its state, which is not reached from here.
  return { ...resolved(environment, { PULUMI_BACKEND_URL: state, "Agent.TempDirectory": desk.folder }), PULUMI_BACKEND_URL: state };
}

async function byHand(verb: "pause" | "start"): Promise<void> {
  const { output } = await example.pulumi("stack", "output", "--json", "--stack", "production");
  const { servicePrincipalId, jobId } = JSON.parse(output) as { servicePrincipalId: string; jobId: string };
  await desk.control.portal(fabrikamId, "POST", `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}/${verb}`);
}

test("GitHub's own parser finds nothing wrong with the workflow", () => {
  const found = execFileSync(process.execPath, [path.join(__dirname, "checkWorkflow.mjs"), path.join(example.folder, workflow)]);
  expect(found.toString()).toBe("");
});

test("neither pipeline holds a secret or asks for one", () => {
  for (const file of [workflow, "azure-pipelines.yml", "Pulumi.production.yaml"]) {
    expect(example.read(file)).not.toMatch(/\$\{\{ *secrets\.|clientSecret|client-secret|secure:/);
  }
});

describe("the commands of both pipelines, in the order in which a change and a night bring them", () => {
  const github = (step: string, subject: string, more: NodeJS.ProcessEnv = {}) => {
    const pipeline = githubPipeline(example.read(workflow));
    return example.run(pipeline.commands[step] ?? "false", {
      ...environmentOf(pipeline),
      ACTIONS_ID_TOKEN_REQUEST_URL: `${desk.control.url}/_pipeline/token?subject=${encodeURIComponent(subject)}`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-this-job",
      ...more,
    });
  };
  const azure = (step: string) => {
    const pipeline = azurePipeline(example.read("azure-pipelines.yml"));
    const { accessToken: SYSTEM_ACCESSTOKEN, requestUri: SYSTEM_OIDCREQUESTURI } = azureDevOps;
    return example.run(pipeline.commands[step] ?? "false", { ...environmentOf(pipeline), SYSTEM_ACCESSTOKEN, SYSTEM_OIDCREQUESTURI });
  };

  test("a pull request shows what would be made, and makes nothing", async () => {
    const { code, output } = await github("Preview", pullRequest);
    expect(output).toMatch(/\+ 8 to create/);
    expect(code).toBe(0);
    const { requests } = await desk.control.requests();
    expect(requests.filter((each) => each.kind === "graph" && each.method !== "GET")).toEqual([]);
  });

  test("a merge makes it, signed in with the identity token of its job", async () => {
    const { code, output } = await github("Up", mainBranch);
    expect(output).toMatch(/\+ 8 created/);
    expect(code).toBe(0);
  });

  test("a night without a change passes", async () => {
    expect(await github("Drift", mainBranch)).toMatchObject({ code: 0 });
  });

  test("after a change by hand the night fails on both, and says what changed", async () => {
    await byHand("pause");
    expect(await azure("Identity token")).toMatchObject({ code: 0, output: "" });
    for (const drift of [await github("Drift", mainBranch), await azure("Drift")]) {
      expect(drift.output).toMatch(/-job +SyncJob +state +running +stopped/);
      expect(drift.code).toBe(2);
    }
    expect(JSON.parse(example.read("drift.json"))).toMatchObject({ drifted: true, resources: [{ kind: "SyncJob", what: "changed" }] });
    const page = path.join(example.folder, "summary.md");
    expect(await github("Drift on the run's page", mainBranch, { GITHUB_STEP_SUMMARY: page })).toMatchObject({ code: 0 });
    expect(example.read("summary.md")).toMatch(/\*\* \(SyncJob\) \| state \| running \| stopped \|/);
    const { output } = await azure("Drift on the run's page");
    const [, uploaded = ""] = /##vso\[task\.uploadsummary\](.+)/.exec(output) ?? [];
    expect(example.read(path.basename(uploaded))).toBe(example.read("summary.md"));
    rmSync(page);
  });

  test("Azure's pipeline previews and applies a change of the program", async () => {
    await byHand("start");
    example.change("index.ts", "threshold: 500", "threshold: 400");
    const preview = await azure("Preview");
    expect(preview.output).toMatch(/~ threshold: 500 => 400/);
    expect(preview.code).toBe(0);
    const up = await azure("Up");
    expect(up.output).toMatch(/~ 1 updated/);
    expect(up.code).toBe(0);
  });

  test("a job of another repository cannot sign in", async () => {
    const { code, output } = await github("Drift", "repo:somebody/fork:ref:refs/heads/main");
    expect(output).toMatch(/AADSTS700213/);
    expect(code).not.toBe(0);
  });
});

test("every command that a pipeline runs is run here", () => {
  const github = Object.keys(githubPipeline(example.read(workflow)).commands);
  const azure = Object.keys(azurePipeline(example.read("azure-pipelines.yml")).commands);
  expect(github).toEqual(["Preview", "Up", "Drift", "Drift on the run's page"]);
  expect(azure).toEqual(["Identity token", "Preview", "Up", "Drift", "Drift on the run's page"]);
});
