import { sendBatch } from "../../../provider/graph/batch";
import type { Request } from "../../../provider/graph/request";
import { patientClock } from "../clock";
import { inTurn, Wire, type Reply } from "./wire";

const patch = (path: string): Request => ({ method: "PATCH", path, body: {} });
const remove = (path: string): Request => ({ method: "DELETE", path });

async function inOrder(requests: readonly Request[], reply?: Reply) {
  const wire = new Wire(reply);
  const { sleep, delays } = patientClock();
  const answers = await sendBatch(wire.send, requests, { inOrder: true, sleep });
  return { wire, delays, statuses: answers.map((answer) => answer.status) };
}

test("each part depends on the one before", async () => {
  const { wire } = await inOrder([patch("/a"), patch("/b"), patch("/c")]);
  expect(wire.parts(wire.requests[0]).map((part) => part.dependsOn)).toEqual([undefined, ["0"], ["1"]]);
});

test("what comes after a failed part is never sent again, now that nothing holds it back", async () => {
  const { wire, delays, statuses } = await inOrder([patch("/a"), patch("/b"), patch("/c")], inTurn({ "/a": [{ status: 403 }] }));
  expect(statuses).toEqual([403, 424, 424]);
  expect(wire.sent).toHaveLength(1);
  expect(delays).toEqual([]);
});

test("what comes after a failed part is not sent in a later chunk either", async () => {
  const requests = Array.from({ length: 25 }, (_, index) => patch(`/${index.toString()}`));
  const { wire, statuses } = await inOrder(requests, inTurn({ "/3": [{ status: 400 }] }));
  expect(wire.sent).toHaveLength(1);
  expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 400, 424]);
  expect(statuses.slice(20)).toEqual(Array(5).fill(424));
});

test("chunks follow each other, the second beginning without a part to depend on", async () => {
  const { wire, statuses } = await inOrder(Array.from({ length: 25 }, (_, index) => patch(`/${index.toString()}`)));
  expect(wire.sent.map((parts) => parts.length)).toEqual([20, 5]);
  expect(wire.parts(wire.requests[1])[0]?.dependsOn).toBeUndefined();
  expect(statuses).toEqual(Array(25).fill(200));
});

test("a part that was turned away is repeated with those that wait for it", async () => {
  const reply = inTurn({ "/b": [{ status: 429, retryAfter: "1" }] });
  const { wire, delays, statuses } = await inOrder([patch("/a"), patch("/b"), patch("/c")], reply);
  expect(wire.sent).toEqual([
    ["PATCH /a", "PATCH /b", "PATCH /c"],
    ["PATCH /b", "PATCH /c"],
  ]);
  expect(delays).toEqual([1_000]);
  expect(statuses).toEqual([200, 200, 200]);
});

test("those that wait are held back however often the one before is turned away", async () => {
  const { statuses } = await inOrder([patch("/a"), patch("/b")], inTurn({ "/a": Array(5).fill({ status: 429, retryAfter: "0" }) }));
  expect(statuses).toEqual([200, 200]);
});

test("deleting what is gone already holds nothing back, and nothing is waited for", async () => {
  const { wire, delays, statuses } = await inOrder([remove("/a"), remove("/b")], inTurn({ "/a": [{ status: 404 }] }));
  expect(wire.sent).toEqual([["DELETE /a", "DELETE /b"], ["DELETE /b"]]);
  expect(statuses).toEqual([404, 200]);
  expect(delays).toEqual([]);
});
