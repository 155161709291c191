import { contoso, startSimulator } from "../../simulator";
import { assign, minutes, nextCycle, provisioned, startAndFinishInitialCycle, ada, type Provisioned } from "./provisioned";

const monday = Date.parse("2026-03-02T08:00:00Z");

/** What a run leaves, but for what nobody ever sees again: the ids of requests and cycles. */
async function told(pair: Provisioned): Promise<unknown> {
  await assign(pair, ada);
  await startAndFinishInitialCycle(pair);
  await nextCycle(pair);
  const { body: users } = await pair.control.portal(contoso.tenantId, "GET", "/users");
  const { now } = await pair.control.clock();
  await pair.simulator.close();
  return { configuration: pair.configuration, job: pair.job, users: (users as { value?: unknown }).value, now };
}

test("two runs with one seed of ids and a clock that stands still but for being moved leave the same", async () => {
  const still = { idSeed: "same", now: () => monday };
  const [first, second] = [await told(await provisioned(still)), await told(await provisioned(still))];
  expect(first).toEqual(second);
  expect(first).not.toEqual(await told(await provisioned({ ...still, idSeed: "another" })));
});

test("the clock moves by what is asked and by nothing else where the time is given", async () => {
  const pair = await provisioned({ now: () => monday });
  await pair.control.advance(7 * minutes);
  expect(await pair.control.clock()).toEqual({ now: "2026-03-02T08:07:00.000Z", aheadMs: 7 * minutes });
  await pair.simulator.close();
});

test("a seed of ids is refused for a database on disk, which holds the ids of an earlier run", async () => {
  await expect(startSimulator({ port: 0, idSeed: "same" })).rejects.toThrow("idSeed needs inMemory");
});
