import { sendBatch } from "../../../provider/graph/batch";
import type { Request } from "../../../provider/graph/request";
import { patientClock } from "../clock";
import { inTurn, Wire, type Reply } from "./wire";

const get = (path: string): Request => ({ method: "GET", path });
const post = (path: string): Request => ({ method: "POST", path, body: { name: path } });

/** Sends the requests, and tells what went over the wire, how each ended, and what was waited. */
async function batched(requests: readonly Request[], reply: Reply = () => undefined, inOrder = false) {
  const wire = new Wire(reply);
  const { sleep, delays } = patientClock();
  const answers = await sendBatch(wire.send, requests, { inOrder, sleep });
  return { wire, delays, statuses: answers.map((answer) => answer.status), answers };
}

test("several requests travel as one, and are answered in their own order", async () => {
  const { wire, answers } = await batched([get("/a"), get("/b"), get("/c")]);
  expect(wire.sent).toEqual([["GET /a", "GET /b", "GET /c"]]);
  expect(answers.map((answer) => answer.body)).toEqual([{ path: "/a" }, { path: "/b" }, { path: "/c" }]);
});

test("a body travels with its content type, and without one there is neither", async () => {
  const { wire } = await batched([get("/a"), post("/b")]);
  expect(wire.parts(wire.requests[0])).toEqual([
    { id: "0", method: "GET", url: "/a" },
    { id: "1", method: "POST", url: "/b", body: { name: "/b" }, headers: { "Content-Type": "application/json" } },
  ]);
});

test("more than twenty travel as several requests", async () => {
  const { wire, statuses } = await batched(Array.from({ length: 45 }, (_, index) => get(`/${index.toString()}`)));
  expect(wire.sent.map((parts) => parts.length)).toEqual([20, 20, 5]);
  expect(statuses).toEqual(Array(45).fill(200));
});

test("nothing is sent for nothing", async () => {
  const { wire, answers } = await batched([]);
  expect([wire.sent, answers]).toEqual([[], []]);
});

describe("a part that was turned away", () => {
  test("is repeated alone, after the time it asks for", async () => {
    const { wire, delays, statuses } = await batched([get("/a"), get("/b")], inTurn({ "/b": [{ status: 429, retryAfter: "2.5" }] }));
    expect(wire.sent).toEqual([["GET /a", "GET /b"], ["GET /b"]]);
    expect(delays).toEqual([2_500]);
    expect(statuses).toEqual([200, 200]);
  });

  test("is repeated at once where it asks for no time", async () => {
    const { delays } = await batched([get("/a"), get("/b")], inTurn({ "/b": [{ status: 429, retryAfter: "0" }] }));
    expect(delays).toEqual([0]);
  });

  test("is waited for as long as the slowest part asks", async () => {
    const { delays } = await batched(
      [get("/a"), get("/b")],
      inTurn({ "/a": [{ status: 429, retryAfter: "1" }], "/b": [{ status: 429, retryAfter: "3" }] }),
    );
    expect(delays).toEqual([3_000]);
  });

  test("is waited for ever longer where it says nothing, starting below a second", async () => {
    const { delays } = await batched([get("/a"), get("/b")], inTurn({ "/a": Array(4).fill({ status: 429 }) }));
    expect(delays).toHaveLength(4);
    expect(delays[0]).toBeLessThan(1_000);
    expect(delays[3]).toBeGreaterThan(delays[0] ?? 0);
  });

  test("is not waited for longer because of another part that will not be repeated", async () => {
    const reply = inTurn({ "/a": [{ status: 503, retryAfter: "120" }], "/b": [{ status: 429, retryAfter: "1" }] });
    const { delays, statuses } = await batched([post("/a"), get("/b")], reply);
    expect(delays).toEqual([1_000]);
    expect(statuses).toEqual([503, 200]);
  });

  test("is given up after eight attempts, with its last answer", async () => {
    const { wire, statuses } = await batched([get("/a"), get("/b")], ({ url }) =>
      url === "/a" ? { status: 429, retryAfter: "0" } : undefined,
    );
    expect(statuses).toEqual([429, 200]);
    expect(wire.sent).toHaveLength(8);
  });

  test("is repeated even when it is a POST", async () => {
    const { statuses } = await batched([post("/a"), get("/b")], inTurn({ "/a": [{ status: 429, retryAfter: "0" }] }));
    expect(statuses).toEqual([200, 200]);
  });
});

describe("a part that failed in the service", () => {
  test.each([503, 504])("with %i is repeated where that is safe", async (status) => {
    const { wire, statuses } = await batched([get("/a"), get("/b")], inTurn({ "/a": [{ status, retryAfter: "0" }] }));
    expect(wire.sent).toEqual([["GET /a", "GET /b"], ["GET /a"]]);
    expect(statuses).toEqual([200, 200]);
  });

  test("is not repeated when it is a POST: it may have been done", async () => {
    const { wire, statuses } = await batched([post("/a"), get("/b")], inTurn({ "/a": [{ status: 503 }] }));
    expect(wire.sent).toHaveLength(1);
    expect(statuses).toEqual([503, 200]);
  });

  test("is an answer like any other when the request was refused", async () => {
    const { wire, statuses } = await batched([get("/a"), get("/b")], inTurn({ "/a": [{ status: 403 }] }));
    expect(wire.sent).toHaveLength(1);
    expect(statuses).toEqual([403, 200]);
  });
});

describe("a batch as a whole", () => {
  test("may be repeated by the transport only where each of its parts may", async () => {
    const reads = await batched([get("/a"), get("/b")]);
    const writes = await batched([get("/a"), post("/b")]);
    expect(reads.wire.requests[0]?.repeatable).toBe(true);
    expect(writes.wire.requests[0]?.repeatable).toBe(false);
  });

  test("that was refused refuses each part", async () => {
    const answers = await sendBatch(() => Promise.resolve({ status: 403, body: { error: { code: "no" } } }), [get("/a"), get("/b")]);
    expect(answers).toEqual(Array(2).fill({ status: 403, body: { error: { code: "no" } } }));
  });

  test("that lacks the answer to a POST leaves its outcome open", async () => {
    const answers = await sendBatch(() => Promise.resolve({ status: 200, body: { responses: [] } }), [post("/a"), post("/b")]);
    expect(answers.map((answer) => answer.status)).toEqual([504, 504]);
  });

  test("goes to the version that its requests name", async () => {
    const { wire } = await batched([
      { ...get("/a"), version: "beta" },
      { ...get("/b"), version: "beta" },
    ]);
    expect(wire.requests[0]?.version).toBe("beta");
  });
});

test("a part whose token was refused is sent alone, where it gets a fresh one", async () => {
  const error = { code: "InvalidAuthenticationToken" };
  const wire = new Wire(inTurn({ "/a": [{ status: 401, body: { error } }] }));
  const answers = await sendBatch(wire.send, [get("/a"), get("/b")]);
  expect(answers.map((each) => each.status)).toEqual([200, 200]);
  expect(wire.sent).toEqual([["GET /a", "GET /b"], ["GET /a"]]);
});
