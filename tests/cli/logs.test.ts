import { spawn } from "node:child_process";
import { contoso, fabrikam } from "../../simulator";
import { minutes, useCliStage, widestLine } from "./stage";
import { inPipe } from "./terminal";
import { faultsOf } from "./valid";

const stage = useCliStage();
const [adaId = ""] = fabrikam.marketingUserIds;
let ada: { displayName: string; userPrincipalName: string };

beforeAll(async () => {
  ada = await stage().inFabrikam("GET", `/users/${adaId}`);
  await stage().inFabrikam("PATCH", `/users/${fabrikam.marketingUserIds[1] ?? ""}`, { accountEnabled: false });
  await stage().tenants.control.advance(30 * minutes);
});

describe("entra-sync watch", () => {
  test("waits for the next cycle, shows how far it is, a line for each look, and ends with it", async () => {
    const running = inPipe(stage().call(["watch", "--interval", "1s"]));
    await stage().inFabrikam("PATCH", `/users/${adaId}`, { department: "Research" });
    const { code, stdout, stderr } = await withEachLook(running, 10 * minutes);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^No cycle is under way: the next one is waited for\. The last one ended /);
    expect(stdout).toMatch(/The cycle succeeded, \d+ users written to the target\.\n$/);
    expect(code).toBe(0);
  });

  test("is a bar at a terminal", async () => {
    await stage().inFabrikam("POST", `${await jobPath()}/restart`);
    await stage().tenants.control.advance(2 * minutes);
    const { text, code } = await withEachLook(stage().look(["watch", "--interval", "1s"]), 5 * minutes);
    expect(text).toMatch(/[=-]{10,} +\d+ % +\d+ of 12 users/);
    expect(text).toMatch(/The cycle succeeded/);
    expect(code).toBe(0);
  });

  test("gives the terminal its cursor back at Ctrl-C, and ends", async () => {
    await stage().inFabrikam("POST", `${await jobPath()}/restart`);
    await stage().tenants.control.advance(2 * minutes);
    const { raw, code } = await stage().look(["watch", "--interval", "1s"], { answers: [[/ of 12 users/, "\u0003"]] });
    expect(raw.lastIndexOf("\u001b[?25h")).toBeGreaterThan(raw.lastIndexOf("\u001b[?25l"));
    expect(code).toBe(130);
    await stage().tenants.control.advance(30 * minutes);
  });

  test("refuses a time that is none, in one sentence", async () => {
    const { code, stderr } = await stage().run("watch", "--interval", "soon");
    expect(stderr).toBe("entra-sync: 'soon' is not a time such as 10s, 5m or 2h.\n");
    expect(code).toBe(1);
  });
});

describe("entra-sync logs", () => {
  test("shows what was done to each user, newest first, and why somebody was skipped", async () => {
    const { code, stdout } = await stage().run("logs");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Time \(UTC\) +Action +Status +User\n/);
    expect(stdout).toContain(`create        success  ${ada.displayName} <${ada.userPrincipalName}>`);
    expect(stdout).toMatch(/update {8}success/);
    const times = stdout.split("\n").flatMap((line) => /^\d{4}-\d\d-\d\d [\d:]{8}/.exec(line)?.[0] ?? []);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test("is coloured at a terminal, with the same rows", async () => {
    const { code, text, raw } = await stage().look(["logs", "--action", "update"], { columns: 120 });
    expect(raw).toContain("\u001b[32msuccess");
    expect(text).toBe((await stage().run("logs", "--action", "update")).stdout);
    expect(code).toBe(0);
  });

  test("is filtered by user, action and time, and is one object a line as JSON", async () => {
    const { stdout } = await stage().run("logs", "--json", "--user", ada.userPrincipalName, "--action", "create");
    const entries = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { user: { id: string }; action: string });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ user: { id: adaId }, action: "create", status: "success" });
    expect((await stage().run("logs", "--since", "2000d", "--action", "delete")).stdout).toBe("");
  });

  test("is cut to the newest ones of those that are wanted", async () => {
    const { stdout: all } = await stage().run("logs", "--status", "success");
    const { stdout: cut } = await stage().run("logs", "--status", "success", "--limit", "3");
    expect(cut.split("\n")).toEqual([...all.split("\n").slice(0, 4), ""]);
    const { code, stderr } = await stage().run("logs", "-n", "0");
    expect(stderr).toMatch(/^error: .*'-n, --limit <number>' argument '0' is invalid\. It must be a whole number, 1 or more\.$/m);
    expect(code).toBe(1);
  });

  test("gives a failure its cause in a sentence, what to do, and the page to read", async () => {
    await failing();
    const { stdout } = await stage().run("logs", "--status", "failure");
    expect(stdout).toMatch(/failure {2}/);
    expect(stdout).toMatch(/^ {4}\S.+\. \(\w+\)$/m);
    expect(stdout).toContain("https://learn.microsoft.com/entra/identity/monitoring-health/howto-analyze-provisioning-logs");
  });

  test("gives as JSON lines of the published schema, of users who were created, skipped and failed", async () => {
    const { stdout } = await stage().run("logs", "--json", "--since", "30d");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { status: string });
    expect(lines.flatMap((line) => faultsOf("logs", line))).toEqual([]);
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set(["success", "skipped", "failure"]));
  });

  test("goes on with what is logged from now on, until it is stopped", async () => {
    const { args, cwd, environment } = stage().call(["logs", "--follow", "--interval", "1s", "--since", "1s", "--json"]);
    const child = spawn(process.execPath, args, { cwd, env: environment, stdio: ["ignore", "pipe", "inherit"] });
    let seen = "";
    const came = new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        seen += chunk.toString();
        if (seen.includes('"action":"update"') && seen.endsWith("\n")) resolve();
      });
    });
    await stage().inFabrikam("PATCH", `/users/${adaId}`, { department: "Sales" });
    const passing = setInterval(() => void stage().tenants.control.advance(10 * minutes), 500);
    await came.finally(() => clearInterval(passing));
    child.kill("SIGINT");
    const entries = seen
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { time: string; user: { id: string } });
    expect(entries).toContainEqual(expect.objectContaining({ action: "update", user: expect.objectContaining({ id: adaId }) as object }));
    const times = entries.map(({ time }) => time);
    expect(times).toEqual(times.toSorted());
  });

  test.each([
    [["--user", "nobody@fabrikam.com"], "there is no user 'nobody@fabrikam.com' in tenant 'fabrikam'."],
    [["--since", "yesterday"], "'yesterday' is neither a time such as 30m, 24h or 7d nor a date such as 2026-11-21T08:00Z."],
  ])("refuses %j in one sentence", async (args, sentence) => {
    const { code, stdout, stderr } = await stage().run("logs", ...args);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: `entra-sync: ${sentence}\n` });
  });

  test("of a job in a tenant that is not reachable ends in one sentence", async () => {
    const { code, stderr } = await inPipe(stage().call(["logs"], { ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: "wrong" }));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^entra-sync: .*fabrikam.*\n$/);
    expect(stderr).not.toContain("wrong");
  });
});

describe("entra-sync audit", () => {
  test("tells who changed the configuration, and what was written into the target tenant", async () => {
    const { code, stdout } = await stage().run("audit");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Source tenant\nTime \(UTC\) +Result +Activity +By +On\n/);
    expect(stdout).toMatch(/Enable\/start provisioning configuration/);
    expect(stdout).toMatch(/Target tenant\n[\s\S]*Add user +Microsoft\.Azure\.SyncFabric/);
  });

  test("answers the same as JSON, by its published schema", async () => {
    const { stdout } = await stage().run("audit", "--json");
    const answer = JSON.parse(stdout) as { source: { entries: readonly unknown[] }; target: { entries: readonly unknown[] } };
    expect(faultsOf("audit", answer)).toEqual([]);
    expect(answer.source.entries.length).toBeGreaterThan(0);
    expect(answer.target.entries.length).toBeGreaterThan(11);
  });

  test("is laid out for a terminal's width", async () => {
    const { code, text, raw } = await stage().look(["audit"], { columns: 80 });
    expect(raw).toContain("\u001b[1mSource tenant\u001b[22m");
    expect(text).toMatch(/^Source tenant\nTime \(UTC\) +Result +Activity +By +On\n/);
    expect(widestLine(text)).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
  });
});

/** Lets the service's time pass a little each time that the command looks at the job, however slow the machine is. */
async function withEachLook<Result>(running: Promise<Result>, stepMs: number): Promise<Result> {
  const { control } = stage().tenants;
  let { next } = await control.requests();
  const ended = new AbortController();
  const passing = (async () => {
    while (!ended.signal.aborted) {
      const since = await control.requests(next);
      next = since.next;
      const looks = since.requests.filter(({ method, path }) => method === "GET" && path.includes("/synchronization/jobs"));
      if (looks.length > 0) await control.advance(stepMs);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const result = await running.finally(() => {
    ended.abort();
  });
  await passing;
  return result;
}

async function jobPath(): Promise<string> {
  const [{ servicePrincipalId }] = JSON.parse((await stage().run("status", "--json")).stdout) as [{ servicePrincipalId: string }];
  const jobs = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
  const { value } = await stage().inFabrikam<{ value: [{ id: string }] }>("GET", jobs);
  return `${jobs}/${value[0].id}`;
}

/** Somebody deletes a synchronized user in the target for good, and the source user changes. */
async function failing(): Promise<void> {
  const filter = encodeURIComponent(`mail eq '${ada.userPrincipalName}'`);
  const { control } = stage().tenants;
  const { body } = await control.portal(contoso.tenantId, "GET", `/users?$filter=${filter}`);
  const [{ id }] = (body as unknown as { value: [{ id: string }] }).value;
  await control.portal(contoso.tenantId, "DELETE", `/users/${id}`);
  await stage().inFabrikam("PATCH", `/users/${adaId}`, { department: "Finance" });
  await control.advance(45 * minutes);
}
