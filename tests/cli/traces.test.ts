import { contoso, fabrikam } from "../../simulator";
import { Collector, type Span } from "./collector";
import { useCliStage } from "./stage";
import { inPipe, type Ran } from "./terminal";

const stage = useCliStage();
let collector: Collector;
beforeAll(async () => {
  collector = await Collector.start();
});
beforeEach(() => collector.clear());
afterAll(() => collector.close());

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const callerId = "00f067aa0ba902b7";

const wanted = (): NodeJS.ProcessEnv => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
  OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
  OTEL_EXPORTER_OTLP_HEADERS: "x-tenant=platform",
});

const run = (change: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> => inPipe(stage().call(args, change));

function below(span: Span | undefined): readonly Span[] {
  return collector.spans.filter(({ parentSpanId }) => parentSpanId === span?.spanId);
}

/** No token, no secret, and nothing of the people and objects that requests were about. */
function expectDiscreet(): void {
  const sent = Buffer.concat(collector.bodies).toString("latin1");
  expect(sent.length).toBeGreaterThan(500);
  for (const secret of [fabrikam.clientSecret, contoso.clientSecret, "identity@fabrikam.com"]) expect(sent).not.toContain(secret);
  // Tokens are three pieces that begin like this.
  expect(sent).not.toMatch(/eyJ[\w-]{10}|bearer|authorization|client_secret/i);
  for (const id of [fabrikam.tenantId, contoso.tenantId, fabrikam.marketingGroupId, fabrikam.clientId]) expect(sent).not.toContain(id);
}

/** How many files of OpenTelemetry's a command has loaded at its end. */
async function loadedWith(change: NodeJS.ProcessEnv): Promise<number> {
  const count = "Object.keys(require.cache).filter((file) => /@opentelemetry/.test(file)).length";
  const { args, ...call } = stage().call(["status"], change);
  const program = `process.on("exit", () => console.error(${count})); require(process.argv[1]);`;
  const { stderr } = await inPipe({ ...call, args: ["-e", program, ...args] });
  expect(stderr).toMatch(/^\d+\n$/);
  return Number(stderr);
}

describe("traces of the command line", () => {
  test("a command is a span, with its requests below it", async () => {
    const { code, stderr } = await run(wanted(), "status");
    expect([code, stderr]).toEqual([0, ""]);
    const [command, ...others] = collector.spans.filter(({ parentSpanId }) => !parentSpanId);
    expect([command?.name, command?.service, others]).toEqual(["entra-sync status", "entra-sync", []]);
    expect(below(command).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["GET /servicePrincipals/{id}", "GET /servicePrincipals/{id}/synchronization/jobs", "POST /$batch"]),
    );
    const batch = collector.spans.find(({ name }) => name === "POST /$batch");
    const { hostname, port } = new URL(stage().tenants.control.url);
    expect(batch).toMatchObject({ kind: 3, failed: false, traceId: command?.traceId });
    expect(batch?.attributes).toMatchObject({
      "http.request.method": "POST",
      "url.template": "/v1.0/$batch",
      "http.response.status_code": 200,
      "server.address": hostname,
      "server.port": Number(port),
      "entra_sync.tenant": "fabrikam",
    });
    expect(batch?.attributes["http.response.header.request-id"]).toBeDefined();
    expect(collector.headers[0]).toMatchObject({ "x-tenant": "platform", "content-type": "application/json" });
    expect(collector.paths).toContain("/v1/traces");
    expectDiscreet();
  });

  test("it goes on with the trace of whoever called, and bears the name that it is given", async () => {
    await run({ ...wanted(), TRACEPARENT: `00-${traceId}-${callerId}-01`, OTEL_SERVICE_NAME: "nightly" }, "status");
    const command = collector.spans.find(({ name }) => name === "entra-sync status");
    expect(command).toMatchObject({ traceId, parentSpanId: callerId, service: "nightly" });
    expect(new Set(collector.spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  });

  test("a refusal is told by its status and its kind, and what could not be done is said as ever", async () => {
    await stage().tenants.control.addFaults([
      {
        path: "servicePrincipals",
        times: 9,
        effect: { kind: "answer", status: 403, body: { error: { code: "Authorization_RequestDenied" } } },
      },
    ]);
    const { code, stderr } = await run(wanted(), "status");
    await stage().tenants.control.clearFaults();
    expect(code).toBe(1);
    expect(stderr).toMatch(/403 Authorization_RequestDenied/);
    const command = collector.spans.find(({ name }) => name === "entra-sync status");
    expect([command?.failed, command?.attributes["error.type"]]).toEqual([true, "PermissionMissing"]);
    expect(collector.spans.filter(({ attributes }) => attributes["error.type"] === "403").length).toBeGreaterThan(0);
    expectDiscreet();
  });

  test("as protobuf, which is the default, it comes as well", async () => {
    await run({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.address}/here` }, "status");
    expect(collector.headers[0]).toMatchObject({ "content-type": "application/x-protobuf" });
    expect(collector.paths).toContain("/here");
    expect(Buffer.concat(collector.bodies).toString("latin1")).toContain("entra-sync status");
    expectDiscreet();
  });

  test.each<[string, NodeJS.ProcessEnv]>([
    ["nothing is set", {}],
    ["the exporter is none", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1", OTEL_TRACES_EXPORTER: "none" }],
    ["the SDK is disabled", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1", OTEL_SDK_DISABLED: "true" }],
  ])("where %s, nothing of OpenTelemetry is loaded", async (_what, change) => {
    expect(await loadedWith(change)).toBe(0);
  });

  test("where it is asked for, it is loaded", async () => {
    expect(await loadedWith(wanted())).toBeGreaterThan(10);
  });

  test("what is not spoken here is said in one sentence, and the command goes on", async () => {
    const { code, stderr } = await run({ ...wanted(), OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" }, "status");
    expect(stderr).toBe(
      "entra-sync: OpenTelemetry: OTEL_EXPORTER_OTLP_PROTOCOL is 'grpc', and what is spoken here is http/json or http/protobuf. It goes on without traces.\n",
    );
    expect(code).toBe(0);
  });

  test("a collector that is not there is said once, and keeps nobody from working", async () => {
    const { code, stderr } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1", OTEL_EXPORTER_OTLP_TIMEOUT: "1000" }, "status");
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^entra-sync: OpenTelemetry: traces could not be sent \(\w+\)\. See OTEL_EXPORTER_OTLP_ENDPOINT; the work itself goes on\.\n$/,
    );
  });
});

describe("traces of the provider", () => {
  test("each verb of a real `up` is a span with the resource's kind and name, and its requests below it", async () => {
    Object.assign(stage().project.environment, wanted(), { TRACEPARENT: `00-${traceId}-${callerId}-01` });
    stage().project.change('notification: { email: "identity@fabrikam.com" }', "accidentalDeletion: { threshold: 77 }");
    const { code } = await stage().project.pulumi("up", "--yes", "--skip-preview");
    expect(code).toBe(0);
    const ours = collector.spans.filter(({ service }) => service === "entra-sync");
    const update = ours.find(({ name }) => name === "update SyncSettings");
    expect(update?.attributes).toMatchObject({
      "entra_sync.verb": "update",
      "entra_sync.resource.type": "SyncSettings",
      "entra_sync.resource.name": expect.stringContaining("Fabrikam to Contoso") as unknown,
    });
    expect(update?.parentSpanId).toBe(callerId);
    expect(below(update).map(({ name }) => name)).toContain("PUT /servicePrincipals/{id}/synchronization/secrets");
    expect(ours.map(({ name }) => name)).toEqual(expect.arrayContaining(["check SyncJob", "diff SyncJob"]));
    expectDiscreet();
  });

  test("reads of a refresh, which travel together, are each below the verb that asked", async () => {
    expect((await stage().project.pulumi("refresh", "--yes")).code).toBe(0);
    for (const kind of ["SyncSettings", "SyncJob", "SyncAssignments"]) {
      const read = collector.spans.find(({ name }) => name === `read ${kind}`);
      expect([kind, below(read).length > 0]).toEqual([kind, true]);
    }
    expect(collector.spans.some(({ attributes }) => attributes["entra_sync.batched"] === true)).toBe(true);
    expectDiscreet();
  });
});
