import { createGraphClient } from "../../../provider/graph/client";
import { readSecrets, writeSecrets } from "../../../provider/resources/syncSecrets";
import { fabrikamAt } from "../graph/fabrikam";
import { Wire, type Reply } from "../graph/wire";

const path = "/servicePrincipals/sp/synchronization/secrets";

function graph(reply?: Reply) {
  const wire = new Wire(reply);
  return { wire, client: createGraphClient(fabrikamAt("https://graph.example"), wire.send) };
}

test("secrets are read by key, and one without a value is empty", async () => {
  const { client } = graph(() => ({
    body: {
      value: [
        { key: "CompanyId", value: "c" },
        { key: "Odd", value: null },
      ],
    },
  }));
  await expect(readSecrets(client, "sp")).resolves.toEqual({ CompanyId: "c", Odd: "" });
});

test("a configuration that is not there has no secrets", async () => {
  const { client } = graph(() => ({ status: 404, body: { error: { code: "ResourceNotFound", message: "" } } }));
  await expect(readSecrets(client, "sp")).resolves.toBeUndefined();
});

test("all secrets are written at once, and a masked one never: it would become the credential", async () => {
  const { client, wire } = graph(() => ({ status: 204, body: undefined }));
  await writeSecrets(client, "sp", { CompanyId: "c", Password: "*", SyncAll: "false" });
  expect(wire.requests).toEqual([
    {
      method: "PUT",
      path,
      body: {
        value: [
          { key: "CompanyId", value: "c" },
          { key: "SyncAll", value: "false" },
        ],
      },
    },
  ]);
});
