import { killings } from "../storm/killing";
import { storm } from "../storm/storm";

jest.setTimeout(120_000);

/** Where something exists that no state knows of; `npm run storm` kills at every request of every verb. */
const sample = [
  "create SyncConfiguration / plugin process killed after a request / 1",
  "create SyncConfiguration / plugin process killed after a request / 2",
  "create SyncAssignments / plugin process killed after a request / 2",
  "create SyncSchema / plugin process killed after a request / 1",
  "update SyncSettings / plugin process killed before a request / 0",
  "destroy SyncJob / plugin process killed after a request / 1",
];

test("a plugin process that is killed with -9 loses nothing", async () => {
  const { losses, cases } = await storm([killings()], { only: sample });
  expect(losses).toEqual([]);
  expect(cases).toBe(sample.length);
});
