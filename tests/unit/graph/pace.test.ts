import { paced } from "../../../provider/graph/pace";
import { patientClock } from "../clock";
import { Wire } from "./wire";

const run = { method: "POST", path: "/servicePrincipals/x/synchronization/jobs/y/provisionOnDemand" } as const;

test("never are more than five runs on demand sent within ten seconds, also when they are asked for together", async () => {
  const clock = patientClock();
  const moments: number[] = [];
  const wire = new Wire();
  const send = paced((request) => {
    moments.push(clock.now());
    return wire.send(request);
  }, clock);
  await Promise.all(Array.from({ length: 7 }, () => send(run)));
  await send(run);
  const sixthLater = moments.slice(5).map((moment, index) => moment - (moments[index] ?? 0));
  expect(moments).toHaveLength(8);
  expect(Math.min(...sixthLater)).toBeGreaterThanOrEqual(10_000);
});

test("other requests do not wait", async () => {
  const clock = patientClock();
  const send = paced(new Wire().send, clock);
  for (let count = 0; count < 8; count++) await send({ method: "GET", path: run.path });
  expect(clock.delays).toEqual([]);
});
