import { checkRequest } from "./check/request";
import { checkResponse } from "./check/response";
import { driveEverything } from "./drive/drive";
import { loadMetadata, typings } from "./metadata/load";
import type { Exchange } from "./record";

let exchanges: Exchange[];
beforeAll(async () => {
  exchanges = await driveEverything();
}, 120_000);

const metadata = loadMetadata();

/** The first answer to such a request, with its text changed on the way from the simulator to the check. */
function tampered(method: string, path: RegExp, before: string | RegExp, after: string): Exchange {
  const found = exchanges.find((each) => each.method === method && path.test(each.path) && each.status < 300);
  const text = JSON.stringify(found?.answered);
  const changed = text.replace(before, after);
  if (found === undefined || changed === text) throw new Error(`no answer to ${method} ${path.source} holds ${String(before)}`);
  return { ...found, answered: JSON.parse(changed) as unknown };
}

const problems = (exchange: Exchange, against = metadata): string[] =>
  checkResponse(against, exchange).map(({ at, problem }) => `${at} ${problem}`);

const job = /\/jobs\/Azure2Azure[^/?]*$/;

test("one enum word in another spelling is a violation", () => {
  expect(problems(tampered("GET", job, '"Disabled"', '"disabled"'))).toEqual([
    "body.schedule.state 'disabled' is no word of microsoft.graph.synchronizationScheduleState",
  ]);
});

test("without the metadata beside the clone, the typings find it as well", () => {
  expect(problems(tampered("GET", job, '"Disabled"', '"disabled"'), typings())).toHaveLength(1);
  expect(problems(tampered("GET", job, '"templateId"', '"templateID"'), typings())).toHaveLength(1);
});

test("against the typings alone nothing that the simulator answers is wrong", () => {
  const found = exchanges
    .flatMap((each) => problems(each, typings()))
    .filter((problem) => problem !== "path leads nowhere in the metadata");
  expect(found).toEqual([]);
});

test("an error without Graph's shape is a violation", () => {
  const refusal = exchanges.find((each) => each.status === 404 && each.path !== "/$batch");
  if (refusal === undefined) throw new Error("nothing was refused");
  expect(problems(refusal)).toEqual([]);
  expect(problems({ ...refusal, answered: { message: "not found" } })).toEqual(["body is no error of Graph"]);
  expect(problems({ ...refusal, answered: { error: { code: "NotFound", message: "" } } })).toEqual(["error.innerError is missing"]);
});

interface Tampering {
  readonly what: string;
  readonly of: readonly [method: string, path: RegExp];
  readonly change: readonly [before: string | RegExp, after: string];
  readonly found: RegExp;
}

const tamperings: readonly Tampering[] = [
  {
    what: "a member that is not declared",
    of: ["GET", /^\/groups\/[0-9a-f-]{36}$/],
    change: ['"mailEnabled"', '"mailEnable"'],
    found: /no such member/,
  },
  { what: "a required member left out", of: ["GET", job], change: [/"escrowsPruned":false,/, ""], found: /lacks 'escrowsPruned'/ },
  { what: "null where it must not be", of: ["GET", job], change: ['"escrowsPruned":false', '"escrowsPruned":null'], found: /must not be/ },
  { what: "null for a list", of: ["GET", job], change: ['"progress":[]', '"progress":null'], found: /empty list belongs/ },
  {
    what: "a number as a text",
    of: ["GET", job],
    change: [/"countSuccessiveCompleteFailures":0/, '"countSuccessiveCompleteFailures":"0"'],
    found: /Int64/,
  },
  { what: "a duration in other words", of: ["GET", job], change: ['"PT40M"', '"40 minutes"'], found: /Duration/ },
  { what: "a time without a zone", of: ["GET", job], change: ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00"], found: /DateTimeOffset/ },
  { what: "a GUID with a wrong digit", of: ["GET", /appRoleAssignedTo$/], change: [/"appRoleId":"./, '"appRoleId":"x'], found: /Guid/ },
  {
    what: "a list where one belongs",
    of: ["GET", job],
    change: [/"schedule":(\{[^}]*\})/, '"schedule":[$1]'],
    found: /is no microsoft.graph.synchronizationSchedule/,
  },
  {
    what: "a navigation that nobody expanded",
    of: ["GET", job],
    change: ['"templateId"', '"schema":null,"templateId"'],
    found: /nobody asked/,
  },
  { what: "no context", of: ["GET", job], change: ["@odata.context", "@odata.other"], found: /context is missing/ },
  {
    what: "the context of something else",
    of: ["GET", job],
    change: ["synchronization/jobs/$entity", "synchronization/templates/$entity"],
    found: /belongs/,
  },
  {
    what: "a selection that the context does not show",
    of: ["GET", /\/users\?\$top/],
    change: ["#users(id,", "#users("],
    found: /belongs/,
  },
  { what: "a member beside a list", of: ["GET", /partners$/], change: ['"value"', '"count":1,"value"'], found: /beside a list/ },
  {
    what: "a kind that does not belong there",
    of: ["GET", /\/members$/],
    change: ["#microsoft.graph.user", "#microsoft.graph.entity"],
    found: /is no microsoft.graph.directoryObject/,
  },
];

const sent = (method: string, path: string, body?: object) =>
  checkRequest(metadata, { version: "v1.0", method, path, ...(body === undefined ? {} : { sent: body }) }).map(({ at }) => at);

// The typings know less, so without the metadata beside the clone there is less to find.
if (metadata["v1.0"].depth === "everything") {
  test.each(tamperings)("$what is a violation", ({ of: [method, path], change: [before, after], found }) => {
    expect(problems(tampered(method, path, before, after)).join("\n")).toMatch(found);
  });

  test("a request is held against entity types and the parameters of actions", () => {
    const jobs = "/servicePrincipals/x/synchronization/jobs";
    expect(sent("POST", jobs, { templateId: "Azure2Azure" })).toEqual([]);
    expect(sent("POST", jobs, { template: "Azure2Azure" })).toEqual(["body.template"]);
    expect(sent("POST", `${jobs}/y/restart`, { criteria: { resetScope: "Escrows, Watermark" } })).toEqual([]);
    expect(sent("POST", `${jobs}/y/restart`, { criteria: { resetScope: "escrows" } })).toEqual(["body.criteria.resetScope"]);
    expect(sent("POST", `${jobs}/y/restart`, { criterion: {} })).toEqual(["body.criterion"]);
    expect(sent("POST", `${jobs}/y/begin`)).toEqual(["path"]);
    expect(sent("PUT", "/servicePrincipals/x/synchronization/secrets", { value: [{ key: "syncAll", value: "true" }] })).toEqual([
      "body.value[0].key",
    ]);
    expect(sent("GET", "/users?$select=id,shoeSize")).toEqual(["$select"]);
    expect(sent("GET", "/policies/crossTenantAccessPolicy/partners?$expand=children")).toEqual(["$expand"]);
  });
}
