import { provisioned, saveSecrets, seedWith, startAndFinishInitialCycle, statusOf, minutes } from "./provisioned";

const many = 5_000;
const nameless = Array.from({ length: many }, (_, index) => ({
  id: `fab0fab0-0000-4000-8000-${900_000_000_000 + index}`,
  displayName: "",
  userPrincipalName: `person${index}@fabrikam.com`,
}));

test("a job of which most users fail is put into quarantine for their proportion", async () => {
  const pair = await provisioned({ seed: seedWith({ fabrikam: nameless }) });
  await saveSecrets(pair, { syncAll: true });
  await startAndFinishInitialCycle(pair);
  await pair.control.advance(30 * minutes);
  expect(await statusOf(pair)).toMatchObject({
    code: "Quarantine",
    quarantine: { reason: "EncounteredEscrowProportionThreshold" },
    lastExecution: { state: "EntryLevelErrors", countEscrowed: many },
  });
  await pair.simulator.close();
}, 30_000);
