import { declaredAs } from "../pair/declared";
import { Field } from "../storm/field";
import { interruptions } from "../storm/interrupting";
import { matrix } from "../storm/matrix";
import { pictureOf } from "../storm/picture";
import { races } from "../storm/racing";
import { sequences } from "../storm/sequences";
import { storm } from "../storm/storm";
import { configurationByHand } from "./configuration";
import { useGround } from "./ground";
import { contosoId, fabrikamId, thirdTenantId } from "./tenants";

jest.setTimeout(120_000);

/** Those in which something has been lost before, and one of each kind; `npm run storm` tries them all. */
const sample = [
  "create PartnerPolicy in the target / cutAfterWrite",
  "create SyncConfiguration / instantiateNotFoundButMade",
  "create SyncConfiguration / staleReads",
  "create SyncAssignments / gatewayTimeoutAfterWrite",
  "update SyncSettings / secretsAddedByService",
  "update SyncSettings / tokenRevoked",
  "create SyncJob / jobsWithoutSchedule",
  "create SyncJob / truncatedJson",
  "destroy SyncJob / clockJump",
  "refresh SyncAssignments / otherOrder",
  "create SyncSchema / cutAfterWrite",
  "update SyncSchema of a running job / otherOrder",
];

test.each(sample)("nothing is lost: %s", async (name) => {
  const { losses, byFault } = await storm([matrix(1)], { only: [`${name} /`] });
  expect(losses).toEqual([]);
  expect([...byFault.keys()]).toEqual([name.split(" / ")[1]]);
});

const together = [
  "create SyncConfiguration / two processes at once / 1",
  "create SyncSchema / two processes at once / 0",
  "up / two processes at once / 0",
  "up / two stacks at once / 0",
  "up / two stacks at once / 1",
];

test("two engines at once make nothing twice, and one of two stacks is told that the name is taken", async () => {
  const { losses, cases } = await storm([races(4, 4)], { only: together });
  expect(losses).toEqual([]);
  expect(cases).toBe(together.length);
});

test("what a person changes in the portal during an `up` is put right or kept, as it is declared or not", async () => {
  const only = [
    "first up / by hand: job deleted / 22",
    "later up / by hand: other mapping changed / 3",
    "first up / by hand: other mapping changed / 28",
    "first up / by hand: other assignment added / 20",
  ];
  const { losses, cases } = await storm([interruptions()], { only });
  expect(losses).toEqual([]);
  expect(cases).toBe(only.length);
});

test("a random sequence of changes, faults, kills and acts by hand ends as declared", async () => {
  const { losses, cases } = await storm([sequences([0, 1])]);
  expect(losses).toEqual([]);
  expect(cases).toBe(2);
});

describe("a loss is seen:", () => {
  const ground = useGround();
  const partner = `/policies/crossTenantAccessPolicy/partners/${thirdTenantId}`;

  test.each([
    ["a second configuration of the same name", () => configurationByHand(ground().control, "Somebody else's")],
    [
      "a changed member of somebody else",
      () => ground().control.portal(contosoId, "PATCH", partner, { inboundTrust: { isMfaAccepted: false } }),
    ],
    ["something that is gone", () => ground().control.portal(fabrikamId, "DELETE", partner)],
  ])("%s", async (_name, change) => {
    for (const tenantId of [fabrikamId, contosoId]) {
      const policy = { tenantId: thirdTenantId, inboundTrust: { isMfaAccepted: true } };
      await ground().control.portal(tenantId, "POST", "/policies/crossTenantAccessPolicy/partners", policy);
    }
    await configurationByHand(ground().control, "Somebody else's");
    const before = await pictureOf(ground().control);
    await change();
    expect(await pictureOf(ground().control)).not.toEqual(before);
  });

  test("while two that were made alike look alike, whatever ids the service chose", async () => {
    const field = await Field.open();
    const resource = declaredAs("SyncJob");
    const pictures: string[][] = [];
    for (let count = 0; count < 2; count++) {
      await (await field.stageFor(resource, "create")).run(resource, "create");
      pictures.push(await pictureOf(field.control));
    }
    await field.close();
    expect(pictures[0]).toEqual(pictures[1]);
  });
});
