import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { contoso, fabrikam } from "../../simulator";
import { declaredTenants } from "../lifecycle/tenants";
import { readExposition, type Exposition } from "./exposition";
import { Serving } from "./serving";
import { minutes, useCliStage } from "./stage";
import { inPipe, type Ran } from "./terminal";

const program = `
import { CrossTenantSync } from "pulumi-entra-sync";

const marketing = new CrossTenantSync("Marketing to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.marketingGroupId}"],
  accidentalDeletion: { threshold: 6 },
});

new CrossTenantSync("Sales to Contoso", {
  source: "sales",
  target: "contoso",
  groups: ["${fabrikam.salesGroupId}"],
  policies: false,
}, { dependsOn: marketing });
`;

/** The same tenant by two names, so that signing in can fail for one of them. */
const stage = useCliStage(program, (url) => {
  const { fabrikam: source, contoso: target } = declaredTenants(url);
  return { fabrikam: { ...source }, sales: { ...source }, contoso: { ...target } };
});

const marketing = { configuration: "Marketing to Contoso", source: "fabrikam", target: "contoso" };
const sales = { configuration: "Sales to Contoso", source: "sales", target: "contoso" };
const noSales = { ENTRA_SYNC_SALES_CLIENT_SECRET: "not-the-secret-of-sales" };

function values({ series }: Exposition, name: string, labels: object): readonly number[] {
  const found = series.filter((each) => each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value));
  return found.map(({ value }) => value);
}

async function read(...args: string[]): Promise<Exposition> {
  const { code, stdout, stderr } = await stage().run("metrics", ...args);
  expect([code, stderr]).toEqual([0, ""]);
  return readExposition(stdout);
}

/** One story, told in order: from the first day to a quarantine. */
describe("entra-sync metrics", () => {
  test("before the first cycle it tells of the job and its health, and leaves out what nobody knows yet", async () => {
    const told = await read();
    expect(values(told, "entra_sync_up", marketing)).toEqual([1]);
    expect(values(told, "entra_sync_health", { ...marketing, health: "waiting" })).toEqual([1]);
    expect(values(told, "entra_sync_health", { ...marketing, health: "healthy" })).toEqual([0]);
    expect(values(told, "entra_sync_job_running", sales)).toEqual([1]);
    expect(values(told, "entra_sync_deletion_threshold_users", marketing)).toEqual([6]);
    expect(values(told, "entra_sync_quarantined", marketing)).toEqual([0]);
    expect(Object.keys(told.families)).not.toContain("entra_sync_last_cycle_end_timestamp_seconds");
    expect(Object.keys(told.families)).not.toContain("entra_sync_quarantine_info");
  });

  test("in the middle of a cycle it tells how far it has come", async () => {
    await stage().tenants.control.advance(11 * minutes);
    const told = await read();
    expect(values(told, "entra_sync_cycle_running", marketing)).toEqual([1]);
    expect(values(told, "entra_sync_cycle_expected_units", marketing)).toEqual([12]);
    const [done = -1] = values(told, "entra_sync_cycle_done_units", marketing);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(12);
  });

  test("after a cycle it tells when it was and what it did to users, as status does", async () => {
    await stage().tenants.control.advance(20 * minutes);
    const told = await read();
    const [status] = JSON.parse((await stage().run("status", "--json", "-c", marketing.configuration)).stdout) as [
      { lastCycle: { began: string; ended: string }; nextCycle: string },
    ];
    const outcomes = told.series.filter((each) => each.name === "entra_sync_last_cycle_users" && each.labels.source === "fabrikam");
    expect(Object.fromEntries(outcomes.map(({ labels, value }) => [labels.outcome, value]))).toEqual({
      created: 12,
      updated: 0,
      disabled: 0,
      deleted: 0,
      staged: 0,
      skipped: 0,
      failed: 0,
    });
    expect(values(told, "entra_sync_last_cycle_start_timestamp_seconds", marketing)).toEqual([Date.parse(status.lastCycle.began) / 1000]);
    expect(values(told, "entra_sync_last_cycle_end_timestamp_seconds", marketing)).toEqual([Date.parse(status.lastCycle.ended) / 1000]);
    expect(values(told, "entra_sync_next_cycle_timestamp_seconds", marketing)).toEqual([Date.parse(status.nextCycle) / 1000]);
    expect(values(told, "entra_sync_users_kept", { ...sales })).toEqual([5]);
    expect(values(told, "entra_sync_last_cycle_escrowed_objects", marketing)).toEqual([0]);
    expect(values(told, "entra_sync_failed_cycles_in_a_row", marketing)).toEqual([0]);
    expect(values(told, "entra_sync_health", { ...marketing, health: "healthy" })).toEqual([1]);
  });

  test("at a terminal it is the same text without colours, and --configuration chooses one", async () => {
    const { code, raw, text } = await stage().look(["metrics", "-c", sales.configuration]);
    expect(code).toBe(0);
    expect(raw).not.toContain("\u001b[3");
    const told = readExposition(text);
    expect(values(told, "entra_sync_up", {})).toEqual([1]);
    expect(values(told, "entra_sync_up", sales)).toEqual([1]);
  });

  test("as JSON it gives the same values", async () => {
    const answer = JSON.parse((await stage().run("metrics", "--json")).stdout) as readonly { name: string; samples: readonly object[] }[];
    const kept = answer.find(({ name }) => name === "entra_sync_users_kept");
    expect(kept).toMatchObject({
      type: "gauge",
      samples: [
        { value: 12, labels: marketing },
        { value: 5, labels: sales },
      ],
    });
  });

  test("a tenant that cannot be signed in to has up 0, the other is told all the same, and no secret is said", async () => {
    const { code, stdout, stderr } = await inPipe(stage().call(["metrics"], noSales));
    const told = readExposition(stdout);
    expect(code).toBe(1);
    expect(values(told, "entra_sync_up", sales)).toEqual([0]);
    expect(values(told, "entra_sync_up", marketing)).toEqual([1]);
    expect(values(told, "entra_sync_users_kept", marketing)).toEqual([12]);
    expect(values(told, "entra_sync_users_kept", sales)).toEqual([]);
    expect(stderr).toMatch(/^entra-sync: Sales to Contoso \(sales\) cannot be read: signing in to tenant 'sales'/);
    expect(stderr.trimEnd()).not.toContain("\n");
    for (const secret of Object.values(noSales)) expect(stdout + stderr).not.toContain(secret);
  });

  test("a quarantine is told with its reason and since when", async () => {
    for (const id of fabrikam.marketingUserIds.slice(0, 6)) await stage().inFabrikam("DELETE", `/users/${id}`);
    await stage().tenants.control.advance(41 * minutes);
    const told = await read();
    expect(values(told, "entra_sync_quarantined", marketing)).toEqual([1]);
    expect(values(told, "entra_sync_quarantine_info", { ...marketing, reason: "TooManyDeletes" })).toEqual([1]);
    expect(values(told, "entra_sync_quarantine_start_timestamp_seconds", marketing)).toHaveLength(1);
    expect(values(told, "entra_sync_health", { ...marketing, health: "quarantined" })).toEqual([1]);
    expect(values(told, "entra_sync_quarantined", sales)).toEqual([0]);
  });
});

describe("entra-sync metrics --serve", () => {
  const running: Serving[] = [];
  const serve = async (args: readonly string[] = [], change: NodeJS.ProcessEnv = {}): Promise<Serving> => {
    const serving = await Serving.start(stage().call(["metrics", "--serve", "--port", "0", ...args], change));
    running.push(serving);
    return serving;
  };
  afterEach(async () => {
    for (const each of running.splice(0)) await each.end("SIGKILL");
  });

  test("answers Prometheus in its format, with its content type, and counts what Graph was asked", async () => {
    const { address } = await serve();
    const answer = await fetch(address);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const told = readExposition(await answer.text());
    await stage().tenants.control.clearRequests();
    const [sent = 0] = values(told, "entra_sync_graph_requests_total", { tenant: "fabrikam", status: "200" });
    expect(sent).toBeGreaterThan(0);
    expect(told.families).toMatchObject({ entra_sync_graph_requests_total: { type: "counter" }, entra_sync_up: { type: "gauge" } });
    expect(values(told, "entra_sync_last_read_timestamp_seconds", marketing)[0]).toBeGreaterThan(1.7e9);
  });

  test("answers in OpenMetrics whoever asks for it as Prometheus does", async () => {
    const { address } = await serve();
    const accept = "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
    const answer = await fetch(address, { headers: { accept } });
    expect(answer.headers.get("content-type")).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
    const told = readExposition(await answer.text(), "openMetrics");
    expect(told.families).toMatchObject({ entra_sync_graph_requests: { type: "counter" } });
  });

  test("reads Graph once in the time given, however many ask", async () => {
    const { address } = await serve(["--every", "1h"]);
    await stage().tenants.control.clearRequests();
    const texts = await Promise.all(Array.from({ length: 8 }, async () => (await fetch(address)).text()));
    const { requests } = await stage().tenants.control.requests();
    const asked = requests.filter(({ kind }) => kind !== "token").length;
    expect(asked).toBeGreaterThan(0);
    expect(new Set(texts).size).toBe(1);
    await (await fetch(address)).text();
    expect((await stage().tenants.control.requests()).requests).toHaveLength(requests.length);
  });

  test("a tenant that cannot be signed in to is said once, and does not keep the other", async () => {
    const serving = await serve(["--every", "1s"], noSales);
    const told = readExposition(await (await fetch(serving.address)).text());
    expect([values(told, "entra_sync_up", sales), values(told, "entra_sync_up", marketing)]).toEqual([[0], [1]]);
    await serving.says(/Sales to Contoso \(sales\) cannot be read/);
    expect(serving.stderr).not.toContain(noSales.ENTRA_SYNC_SALES_CLIENT_SECRET);
    expect(serving.stderr).not.toContain(contoso.clientSecret);
  });

  test("says at / where metrics are, and 404 elsewhere", async () => {
    const { address } = await serve();
    const { origin } = new URL(address);
    expect(await (await fetch(origin)).text()).toContain('href="/metrics"');
    expect((await fetch(`${origin}/configuration`)).status).toBe(404);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("ends with exit code 0 at %s, also while it reads", async (signal) => {
    const serving = await serve();
    await stage().tenants.control.addFaults([{ effect: { kind: "hang" }, path: "batch|servicePrincipals" }]);
    const cut = fetch(serving.address).catch(() => undefined);
    await untilTaken();
    expect(await serving.end(signal)).toBe(0);
    await cut;
  });

  test("at a terminal Ctrl+C ends it with exit code 0", async () => {
    const { code, text } = await stage().look(["metrics", "--serve", "--port", "0"], { answers: [[/Ctrl\+C ends it/, "\u0003"]] });
    expect(code).toBe(0);
    expect(text).toMatch(/^Prometheus finds metrics at http:\/\/127\.0\.0\.1:\d+\/metrics\. Graph is read once in 60s at most\./);
  });

  test.each<[string, (port: number) => readonly string[], RegExp]>([
    [
      "a port in use",
      (port) => ["--port", port.toString()],
      /^entra-sync: port \d+ of 127\.0\.0\.1 is in use; name another with --port\.\n$/,
    ],
    ["what is no port", () => ["--port", "70000"], /^entra-sync: '70000' is not a port/],
    ["what is no time", () => ["--every", "often"], /^entra-sync: 'often' is not a time/],
    ["--json", () => ["--json"], /^entra-sync: --json is for one answer/],
  ])("%s is refused in one sentence", async (_what, args, sentence) => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr }: Ran = await stage().run("metrics", "--serve", ...args(port));
    other.close();
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(sentence);
  });
});

/** Until the request that hangs has come in: the fault is used up then. */
async function untilTaken(): Promise<void> {
  while ((await stage().tenants.control.faults()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
