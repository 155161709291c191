import { contoso } from "../../simulator";
import { textOf, type Body } from "./pair";
import {
  ada,
  assign,
  change,
  mailOf,
  nextCycle,
  provisioned,
  startAndFinishInitialCycle,
  targetUsers,
  type Provisioned,
} from "./provisioned";

let pair: Provisioned;
beforeEach(async () => void (pair = await provisioned()));
afterEach(() => pair.simulator.close());

const path = () => `/applications/${pair.configuration.applicationId}/extensionProperties`;
const made = (name: string, others: object = {}) =>
  pair.source("POST", path(), { name, dataType: "String", targetObjects: ["User"], ...others });
const costCentre = () => `extension_${pair.configuration.appId.replaceAll("-", "")}_costCentre`;

test("an application adds a property to users, which is written, read, filtered and taken away", async () => {
  const { status, body } = await made("costCentre");
  expect([status, body]).toMatchObject([201, { name: costCentre(), dataType: "String", isMultiValued: false, targetObjects: ["User"] }]);
  expect((await change(pair, "PATCH", `/users/${ada}`, { [costCentre()]: "4711" })).status).toBe(204);
  expect((await pair.source("GET", `/users/${ada}?$select=id,${costCentre()}`)).body).toMatchObject({ [costCentre()]: "4711" });
  const found = await pair.source("GET", `/users?$filter=${costCentre()} eq '4711'`);
  expect(found.body["value"]).toMatchObject([{ id: ada }]);
  expect((await pair.source("GET", path())).body["value"]).toHaveLength(1);
  const own = `${path()}/${textOf(body["id"])}`;
  expect((await pair.source("GET", own)).status).toBe(200);
  expect((await pair.source("DELETE", own)).status).toBe(204);
  expect((await pair.source("GET", `/users/${ada}?$select=${costCentre()}`)).status).toBe(400);
});

test.each([
  ["of another type than it was made with", { dataType: "Boolean" }, "4711"],
  ["that holds several, as one", { isMultiValued: true }, "4711"],
])("a value %s is refused", async (_how, others, value) => {
  await made("costCentre", others);
  expect((await change(pair, "PATCH", `/users/${ada}`, { [costCentre()]: value })).status).toBe(400);
});

test("a name is taken once, and only objects of Graph are extended", async () => {
  await made("costCentre");
  expect((await made("costCentre")).status).toBe(400);
  expect((await made("other", { targetObjects: ["user"] })).status).toBe(400);
});

test("the fifteen extension attributes are changed one by one", async () => {
  const write = (attributes: object) => change(pair, "PATCH", `/users/${ada}`, { onPremisesExtensionAttributes: attributes });
  expect((await write({ extensionAttribute1: "one" })).status).toBe(204);
  expect((await write({ extensionAttribute2: "two" })).status).toBe(204);
  expect((await write({ extensionAttribute16: "none" })).status).toBe(400);
  const { body } = await pair.source("GET", `/users/${ada}?$select=onPremisesExtensionAttributes`);
  const attributes = body["onPremisesExtensionAttributes"] as unknown as Record<string, unknown>;
  expect(attributes).toMatchObject({ extensionAttribute1: "one", extensionAttribute2: "two" });
  const filter = "$filter=onPremisesExtensionAttributes/extensionAttribute1 eq 'one'&$count=true";
  const found = await pair.source("GET", `/users?${filter}`, undefined, { ConsistencyLevel: "eventual" });
  expect(found.body["value"]).toHaveLength(1);
});

interface Schema {
  readonly synchronizationRules: { objectMappings: { attributeMappings: object[] }[] }[];
  readonly directories: { id: string; discoveryDateTime: string | null; objects: { name: string; attributes: { name: string }[] }[] }[];
}

async function schema(): Promise<Schema> {
  return structuredClone((await pair.source("GET", `${pair.job}/schema`)).body) as unknown as Schema;
}

test("discovering the directories brings extensions into the schema, where they are mapped from one tenant to the other", async () => {
  await made("costCentre");
  const targetApplication = "/applications/c0de50c0-0000-4000-8000-0000000000a2/extensionProperties";
  const extension = { name: "origin", dataType: "String", targetObjects: ["User"] };
  const target = (await pair.control.portal(contoso.tenantId, "POST", targetApplication, extension)).body as unknown as Body;
  for (const { id } of (await schema()).directories) {
    const { status, body } = await pair.source("POST", `${pair.job}/schema/directories/${id}/discover`);
    expect(status).toBe(200);
    expect(textOf(body["discoveryDateTime"])).toMatch(/^20/);
  }
  const discovered = await schema();
  const last = discovered.directories.map(({ objects }) => objects[0]?.attributes.at(-1)?.name);
  expect(last).toEqual([costCentre(), textOf(target["name"])]);
  const map = (targetAttributeName: string, name: string) => ({ targetAttributeName, source: { type: "Attribute", name } });
  discovered.synchronizationRules[0]?.objectMappings[0]?.attributeMappings.push(
    map(textOf(target["name"]), costCentre()),
    map("extensionAttribute3", "extensionAttribute1"),
    map("extensionAttribute4", "extensionAttribute2"),
  );
  expect((await pair.source("PUT", `${pair.job}/schema`, discovered)).status).toBe(204);
  const attributes = { extensionAttribute1: "one", extensionAttribute2: "two" };
  await change(pair, "PATCH", `/users/${ada}`, { [costCentre()]: "4711", onPremisesExtensionAttributes: attributes });
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  await change(pair, "PATCH", `/users/${ada}`, { onPremisesExtensionAttributes: { extensionAttribute2: "three" } });
  await nextCycle(pair);
  const user = (await targetUsers(pair))[await mailOf(pair, ada)];
  const select = `${textOf(target["name"])},onPremisesExtensionAttributes`;
  expect((await pair.target("GET", `/users/${textOf(user?.["id"])}?$select=${select}`)).body).toMatchObject({
    [textOf(target["name"])]: "4711",
    onPremisesExtensionAttributes: { extensionAttribute3: "one", extensionAttribute4: "three" },
  });
});

test("a directory that the schema has not got cannot be discovered", async () => {
  expect((await pair.source("POST", `${pair.job}/schema/directories/any/discover`)).status).toBe(404);
});
