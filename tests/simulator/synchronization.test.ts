import { contoso, fabrikam } from "../../simulator";
import { instantiate, makeJob, startPair, textOf, type Body, type Configuration, type Pair } from "./pair";

let pair: Pair;
let configuration: Configuration;
let job: string;

beforeEach(async () => {
  pair = await startPair();
  configuration = await instantiate(pair.source);
  job = await makeJob(pair.source, configuration);
});
afterEach(() => pair.simulator.close());

test("a job's id names its template, its tenant and its application", async () => {
  const { body } = await pair.source("GET", `${configuration.synchronization}/jobs`);
  expect(body["value"]?.[0]?.["id"]).toBe(`Azure2Azure.${fabrikam.tenantId.replaceAll("-", "")}.${configuration.appId}`);
});

test("a second job of the same template conflicts, or is the first one again by choice", async () => {
  const again = () => pair.source("POST", `${configuration.synchronization}/jobs`, { templateId: "Azure2Azure" });
  expect((await again()).status).toBe(409);
  await pair.control.settings({ unknowns: { duplicateJob: "existing" } });
  expect((await again()).status).toBe(201);
});

test("templates are matched by the letter", async () => {
  expect((await pair.source("POST", `${configuration.synchronization}/jobs`, { templateId: "azure2azure" })).status).toBe(400);
  const { body } = await pair.source("GET", `${configuration.synchronization}/templates`);
  expect(body["value"]?.[0]).toMatchObject({ id: "Azure2Azure", factoryTag: "Azure2Azure" });
});

test("restart takes documented scopes only", async () => {
  expect((await pair.source("POST", `${job}/restart`, { criteria: { resetScope: "Watermark, Escrows, QuarantineState" } })).status).toBe(
    204,
  );
  expect((await pair.source("POST", `${job}/restart`, { criteria: { resetScope: "Everything" } })).status).toBe(400);
  expect((await pair.source("GET", job)).body["status"]).toMatchObject({ code: "NotRun" });
});

describe("secrets", () => {
  const put = (value: unknown) => pair.source("PUT", `${configuration.synchronization}/secrets`, { value });
  const get = async () => (await pair.source("GET", `${configuration.synchronization}/secrets`)).body["value"];

  test("are replaced as a whole, and shown in clear unless they are credentials", async () => {
    await put([
      { key: "SyncAll", value: "true" },
      { key: "Password", value: "hidden" },
    ]);
    expect(await get()).toEqual([
      { key: "SyncAll", value: "true" },
      { key: "Password", value: "*" },
    ]);
    await put([{ key: "CompanyId", value: contoso.tenantId }]);
    expect(await get()).toEqual([{ key: "CompanyId", value: contoso.tenantId }]);
  });

  test("outlive their job", async () => {
    await put([{ key: "SyncAll", value: "true" }]);
    await pair.source("DELETE", job);
    expect(await get()).toEqual([{ key: "SyncAll", value: "true" }]);
  });

  test.each([
    ["a key in the wrong case", [{ key: "companyId", value: "x" }], 500, "InternalError"],
    ["notification settings that are no JSON", [{ key: "SyncNotificationSettings", value: "" }], 400, "InvalidNotificationSettings"],
    [
      "an unknown notification setting",
      [{ key: "SyncNotificationSettings", value: '{"Threshold":5}' }],
      400,
      "InvalidNotificationSettings",
    ],
    [
      "a threshold that is no number",
      [{ key: "SyncNotificationSettings", value: '{"DeleteThresholdValue":"5"}' }],
      400,
      "InvalidNotificationSettings",
    ],
    ["a value that is no text", [{ key: "SyncAll", value: false }], 400, "Request_BadRequest"],
  ])("refuse %s", async (_name, value, status, code) => {
    const answer = await put(value);
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([status, code]);
  });
});

describe("the schema", () => {
  const mappingsOf = (schema: Body) =>
    schema["synchronizationRules"]?.[0]?.["objectMappings"]?.[0]?.["attributeMappings"] as unknown as Record<string, unknown>[];
  const read = async () => structuredClone((await pair.source("GET", `${job}/schema`)).body);
  const write = (schema: unknown) => pair.source("PUT", `${job}/schema`, schema);

  test("of a new job is the template's, counted", async () => {
    const schema = await read();
    expect(mappingsOf(schema)).toHaveLength(23);
    const directories = schema["directories"] as unknown as { objects: { attributes: unknown[] }[] }[];
    expect(directories.map((directory) => directory.objects.map((object) => object.attributes.length))).toEqual([
      [57, 8, 8, 7, 10, 9],
      [56, 8, 8, 7, 10, 9],
    ]);
    expect(schema["version"]).toBe("v1.2");
  });

  test("read, changed and written back says what was changed, under a new version", async () => {
    const schema = await read();
    mappingsOf(schema).push({ targetAttributeName: "companyName", source: { type: "Attribute", name: "companyName" } });
    expect((await write(schema)).status).toBe(204);
    const after = await read();
    expect(mappingsOf(after).at(-1)).toMatchObject({
      targetAttributeName: "companyName",
      flowType: "Always",
      matchingPriority: 0,
      defaultValue: null,
    });
    expect(after["version"]).toMatch(/^Date:.*Z, ActivityId:/);
    await pair.source("DELETE", `${job}/schema`);
    expect(mappingsOf(await read())).toHaveLength(23);
  });

  test.each([
    [
      "a target that is mapped twice",
      (rows: Record<string, unknown>[]) => rows.push({ targetAttributeName: "city", source: null }),
      400,
      "schemaInvalid",
    ],
    [
      "an attribute that is not defined",
      (rows: Record<string, unknown>[]) => rows.push({ targetAttributeName: "shoeSize", source: null }),
      400,
      "schemaInvalid",
    ],
    [
      "a second matching attribute",
      (rows: Record<string, unknown>[]) => (rows[0] = { ...rows[0], matchingPriority: 2 }),
      400,
      "schemaInvalid",
    ],
    [
      "an enum in the wrong case",
      (rows: Record<string, unknown>[]) => (rows[0] = { ...rows[0], flowBehavior: "flowWhenChanged" }),
      406,
      "NotAcceptable",
    ],
    ["an unknown property", (rows: Record<string, unknown>[]) => (rows[0] = { ...rows[0], MappingType: "x" }), 400, "Request_BadRequest"],
  ])("refuses %s", async (_name, spoil, status, code) => {
    const schema = await read();
    spoil(mappingsOf(schema));
    const answer = await write(schema);
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([status, code]);
  });

  test("cannot be patched", async () => {
    const { status, body } = await pair.source("PATCH", `${job}/schema`, {});
    expect([status, body["error"]?.["code"]]).toEqual([404, "UnknownError"]);
    expect(textOf(body["error"]?.["message"])).toContain("No HTTP resource was found");
  });

  test("lists its operators and functions", async () => {
    const operators = (await pair.source("GET", `${job}/schema/filterOperators`)).body["value"] as unknown as { name: string }[];
    const functions = (await pair.source("GET", `${job}/schema/functions`)).body["value"] as unknown as { name: string }[];
    expect(operators.map((each) => each.name)).toEqual(expect.arrayContaining(["EQUALS", "NOT EQUALS"]));
    expect(functions.find((each) => each.name === "Append")).toEqual({
      name: "Append",
      parameters: ["source", "suffix"].map((name) => ({ allowMultipleOccurrences: false, name, required: true, type: "String" })),
    });
  });
});
