import { createGraphClient } from "../../../provider/graph/client";
import { ConflictFound, GraphRequestError, PermissionMissing, WriteUnsure } from "../../../provider/graph/errors";
import type { Answer, Request } from "../../../provider/graph/request";
import { thrownBy } from "../thrown";
import { fabrikamAt } from "./fabrikam";
import { Wire, type Reply } from "./wire";

function client(reply: Reply) {
  const wire = new Wire(reply);
  return { wire, graph: createGraphClient(fabrikamAt("https://graph.example"), wire.send) };
}

const says = (status: number, code: string, message = "because"): Partial<Answer> => ({ status, body: { error: { code, message } } });
const post: Request = { method: "POST", path: "/servicePrincipals/x/synchronization/jobs", body: { clientSecret: "very secret" } };

describe("a read", () => {
  test("of what is not there finds nothing", async () => {
    await expect(client(() => says(404, "Request_ResourceNotFound")).graph.find("/a")).resolves.toBeUndefined();
    await expect(client(() => says(404, "Request_ResourceNotFound")).graph.list("/a")).resolves.toBeUndefined();
  });

  test("that must succeed fails where it is not there", async () => {
    const error = await thrownBy(client(() => says(404, "Request_ResourceNotFound")).graph.get("/a"));
    expect(error).toMatchObject({ status: 404, code: "Request_ResourceNotFound" });
  });

  test.each([400, 401, 403, 410, 429, 500, 503])("that ends with %i is an error, never absence", async (status) => {
    expect(await thrownBy(client(() => says(status, "Whatever")).graph.find("/a"))).toBeInstanceOf(GraphRequestError);
  });

  test("of a collection follows every link word for word", async () => {
    const pages: Record<string, unknown> = {
      "/users?$top=2": { value: [1, 2], "@odata.nextLink": "https://graph.example/v1.0/users?$top=2&$skiptoken=a%2Fb" },
      "/users?$top=2&$skiptoken=a%2Fb": { value: [3] },
    };
    const { graph, wire } = client(({ url }) => ({ body: pages[url] }));
    await expect(graph.list("/users?$top=2")).resolves.toEqual([1, 2, 3]);
    expect(wire.sent).toEqual([["GET /users?$top=2"], ["GET /users?$top=2&$skiptoken=a%2Fb"]]);
  });

  test("of a collection stays in its version", async () => {
    const { graph, wire } = client(({ url }) => ({
      body: { value: [url], ...(url === "/users" ? { "@odata.nextLink": "https://graph.example/beta/users?$skiptoken=a" } : {}) },
    }));
    await expect(graph.list("/users", "beta")).resolves.toEqual(["/users", "/users?$skiptoken=a"]);
    expect(wire.requests.map((request) => request.version)).toEqual(["beta", "beta"]);
  });
});

describe("a refusal", () => {
  test("names the request, the tenant, the answer and Graph's id for it, and no secret", async () => {
    const { graph } = client(() => ({ ...says(400, "Request_BadRequest", "Invalid value."), requestId: "r-1" }));
    const error = await thrownBy(graph.write(post));
    expect(error.message).toBe(
      "POST /servicePrincipals/x/synchronization/jobs in tenant 'fabrikam' failed: 400 Request_BadRequest: Invalid value. (request-id r-1).",
    );
    expect(JSON.stringify(error)).not.toContain("very secret");
  });

  test("finds Graph's id for it inside the body where no header has it", async () => {
    const body = { error: { code: "no", message: "", innerError: { "request-id": "r-2" } } };
    expect(await thrownBy(client(() => ({ status: 400, body })).graph.write(post))).toMatchObject({ requestId: "r-2" });
  });

  test("without a body of Graph's is told as one", async () => {
    const error = await thrownBy(client(() => ({ status: 400, body: undefined })).graph.write(post));
    expect(error.message).toContain("failed: 400 NoErrorBody.");
  });

  test.each([
    [403, "Authorization_RequestDenied"],
    [401, "UnknownError"],
  ])("with %i %s names the permission that is missing", async (status, code) => {
    const error = await thrownBy(client(() => says(status, code, "")).graph.write(post));
    expect(error).toBeInstanceOf(PermissionMissing);
    expect(error.message).toContain("Grant the identity that signs in to tenant 'fabrikam' Synchronization.ReadWrite.All (admin consent)");
  });

  test("with another 401 is no missing permission", async () => {
    expect(await thrownBy(client(() => says(401, "InvalidAuthenticationToken")).graph.write(post))).not.toBeInstanceOf(PermissionMissing);
  });
});

describe("a write", () => {
  test("hands back the answer's body", async () => {
    await expect(client(() => ({ status: 201, body: { id: "x" } })).graph.write(post)).resolves.toEqual({ id: "x" });
  });

  test("that meets a conflict asks for another look", async () => {
    const error = await thrownBy(client(() => says(409, "Request_MultipleObjectsWithSameKeyValue")).graph.write(post));
    expect(error).toBeInstanceOf(ConflictFound);
    expect(error).toHaveProperty("outcomeUnsure", true);
  });

  test.each([500, 502, 503, 504])("that must not be repeated and ends with %i has an unsure outcome", async (status) => {
    const error = await thrownBy(client(() => says(status, "ServiceUnavailable")).graph.write(post));
    expect(error).toBeInstanceOf(WriteUnsure);
    expect(error).toHaveProperty("outcomeUnsure", true);
  });

  test("that may be repeated and ends with 503 has a plain error", async () => {
    const error = await thrownBy(client(() => says(503, "ServiceUnavailable")).graph.write({ ...post, method: "PUT" }));
    expect(error).not.toBeInstanceOf(WriteUnsure);
    expect(await thrownBy(client(() => says(503, "ServiceUnavailable")).graph.write({ ...post, repeatable: true }))).not.toBeInstanceOf(
      WriteUnsure,
    );
  });

  test("that deletes what is gone is no error, and any other write to it is", async () => {
    const { graph } = client(() => says(404, "Request_ResourceNotFound"));
    await expect(graph.write({ method: "DELETE", path: "/a" })).resolves.toBeUndefined();
    expect(await thrownBy(graph.write({ method: "PATCH", path: "/a" }))).toMatchObject({ status: 404 });
  });
});

describe("several writes", () => {
  const writes: Request[] = ["/a", "/b", "/c"].map((path) => ({ method: "PATCH", path, body: {} }));

  test("that do not depend on each other are all tried, and each is told how it went", async () => {
    const { graph, wire } = client(({ url }) => (url === "/b" ? says(400, "Request_BadRequest") : undefined));
    const outcomes = await graph.writeAll(writes);
    expect(wire.sent).toEqual([["PATCH /a", "PATCH /b", "PATCH /c"]]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("in order stop at the first that fails, and its error is the one that is told", async () => {
    const { graph } = client(({ url }) => (url === "/b" ? says(403, "Authorization_RequestDenied") : undefined));
    expect(await thrownBy(graph.writeInOrder(writes))).toMatchObject({ status: 403, exchange: { path: "/b" } });
  });

  test("in order go on after a deletion of what is gone", async () => {
    const { graph, wire } = client(({ url }) => (url === "/a" ? says(404, "Request_ResourceNotFound") : undefined));
    await graph.writeInOrder([
      { method: "DELETE", path: "/a" },
      { method: "DELETE", path: "/b" },
    ]);
    expect(wire.sent.flat()).toEqual(["DELETE /a", "DELETE /b", "DELETE /b"]);
  });

  test("that are none send nothing", async () => {
    const { graph, wire } = client(() => undefined);
    await graph.writeInOrder([]);
    await expect(graph.writeAll([])).resolves.toEqual([]);
    expect(wire.sent).toEqual([]);
  });

  test("that are only one travel as themselves", async () => {
    const { graph, wire } = client(() => undefined);
    await graph.writeInOrder(writes.slice(0, 1));
    await graph.writeAll(writes.slice(1, 2));
    expect(wire.requests.map((request) => request.path)).toEqual(["/a", "/b"]);
  });
});
