import { clouds, cloudNames, type CloudName } from "../../../provider/graph/clouds";
import { tokenOf } from "../../../provider/graph/credentials";
import { createTenantDirectory } from "../../../provider/tenants/directory";
import { cloudPair } from "../../../provider/tenants/cloudPairs";
import { vetTenants } from "../../../provider/tenants/vet";
import { fabrikamAt } from "../graph/fabrikam";

const idOf = (index: number): string => `${String(index).repeat(8)}-1111-4111-8111-111111111111`;
const tenants = Object.fromEntries(cloudNames.map((cloud, index) => [cloud, { tenantId: idOf(index + 1), cloud, signIn: "default" }]));
const directory = () => createTenantDirectory((key) => (key === "entra-sync:tenants" ? JSON.stringify(tenants) : undefined), {});
const failuresOf = (inputs: Parameters<typeof vetTenants>[1]) => vetTenants(directory, inputs).failures;

test.each([
  ["global", "https://graph.microsoft.com/.default"],
  ["usgovernment", "https://graph.microsoft.us/.default"],
  ["usgovernmentdod", "https://dod-graph.microsoft.us/.default"],
  ["china", "https://microsoftgraph.chinacloudapi.cn/.default"],
] as const)("a token for a tenant in %s is asked for as %s", async (cloud, scope) => {
  const asked: unknown[] = [];
  const credential = {
    getToken: (scopes: unknown) => {
      asked.push(scopes);
      return Promise.resolve({ token: "opaque", expiresOnTimestamp: Date.now() + 3_600_000 });
    },
  };
  await tokenOf({ ...fabrikamAt("https://unused.example"), cloud, endpoints: clouds[cloud] }, () => Promise.resolve(credential))();
  expect(asked).toEqual([scope]);
});

const pairs = cloudNames.flatMap((source) => cloudNames.map((target) => [source, target] as const));
const crossing = ["global/usgovernment", "global/usgovernmentdod", "usgovernment/global", "usgovernmentdod/global", "global/china"];
const same = ["usgovernment/usgovernmentdod", "usgovernmentdod/usgovernment"];

test.each(pairs)("from %s to %s is what Microsoft says of it", (source, target) => {
  const name = `${source}/${target}`;
  const expected = source === target || same.includes(name) ? "sameCloud" : crossing.includes(name) ? "crossCloud" : "unsupported";
  expect(cloudPair(source, target).kind).toBe(expected);
});

test("a target that cannot be reached from the source's cloud is refused, whatever is declared", () => {
  expect(failuresOf({ tenant: "china", target: "global", crossCloud: true })).toEqual([
    {
      property: "target",
      reason: expect.stringMatching(/does not support .* from the cloud in China to the commercial cloud; .* it supports/) as unknown,
    },
  ]);
});

test("a target in another cloud is refused with what it takes, until the program says that it was done", () => {
  expect(failuresOf({ tenant: "global", target: "usgovernment" })).toEqual([
    { property: "target", reason: expect.stringMatching(/Then set crossCloud: true, and adopt the configuration/) as unknown },
  ]);
  expect(failuresOf({ tenant: "global", target: "usgovernment", crossCloud: true })).toEqual([]);
});

test("a policy is refused only where neither direction is supported", () => {
  expect(failuresOf({ tenant: "china", partner: "global" })).toEqual([]);
  expect(failuresOf({ tenant: "china", partner: "usgovernment" })).toMatchObject([{ property: "partner" }]);
});

test.each(["global", "usgovernment", "china"] satisfies CloudName[])(
  "a tenant of which only the id is known is no reason to refuse: from %s",
  (tenant) => {
    expect(failuresOf({ tenant, target: idOf(9) })).toEqual([]);
  },
);
