import { fabrikam } from "../../simulator";
import { startPair, type Answer, type Pair } from "./pair";

let pair: Pair;
beforeAll(async () => void (pair = await startPair()));
afterAll(() => pair.simulator.close());

const search = (collection: string, text: string, rest = ""): Promise<Answer> =>
  pair.source("GET", `/${collection}?$search=${encodeURIComponent(text)}${rest}`, undefined, { ConsistencyLevel: "eventual" });

test.each([
  ["users", '"displayName:ada"', 1],
  ["users", '"displayName:Field Ada"', 1],
  ["users", '"displayName:da"', 0],
  ["users", '"displayName:Ad"', 1],
  ["users", '"mail:ada@"', 1],
  ["users", '"mail:fabrikam"', 0],
  ["users", '"displayName:ada" OR "displayName:bea"', 2],
  ["users", '"displayName:field" AND ("mail:ada" OR "mail:bea")', 2],
  ["groups", '"displayName:market"', 1],
  ["applications", '"displayName:automation"', 1],
  ["servicePrincipals", '"displayName:fabrikam"', 2],
])("%s are searched by %s", async (collection, text, count) => {
  expect((await search(collection, text)).body["value"]).toHaveLength(count);
});

test("a search goes together with a filter and a count", async () => {
  const { body } = await search("users", '"displayName:field"', "&$filter=department eq 'Sales'&$count=true&$top=2");
  expect(body).toMatchObject({ "@odata.count": 5 });
  expect(body["value"]).toHaveLength(2);
});

test("the members of a group are searched as well", async () => {
  expect((await search(`groups/${fabrikam.salesGroupId}/members`, '"displayName:max"')).body["value"]).toHaveLength(1);
});

test.each([
  ["without a property", '"ada"'],
  ["by what Graph has not", '"nickname:ada"'],
  ["with an operator in small letters", '"displayName:ada" or "displayName:bea"'],
  ["that does not end", '("displayName:ada"'],
])("a search %s is refused", async (_how, text) => {
  expect((await search("users", text)).status).toBe(400);
});

test("a log cannot be searched", async () => {
  expect((await search("auditLogs/provisioning", '"jobId:x"')).status).toBe(400);
});
