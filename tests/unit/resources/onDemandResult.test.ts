import { onDemandResult } from "../../../provider/resources/onDemandResult";

const ada = "ada@fabrikam.com";
const typeName = "Microsoft.Identity.Health.CPP.Common.DataContracts.SyncFabric.StatusInfo";
const importStep = {
  name: "EntryImport",
  type: "Import",
  status: "Success",
  details: { displayName: "Ada Field", userPrincipalName: ada },
};

function listOf(summary: object) {
  return onDemandResult(ada, { key: typeName, value: JSON.stringify([summary]) });
}

test("a list without the members that one page leaves out is judged by its steps", () => {
  expect(listOf({ provisioningSteps: [importStep] })).toMatchObject({ outcome: "success", action: "other" });
  const skip = { name: "EntrySynchronizationSkip", type: "Scoping", status: "Skipped", details: { SkipReason: "NotEffectivelyEntitled" } };
  expect(listOf({ provisioningSteps: [importStep, skip] })).toMatchObject({ outcome: "skipped", skipReason: "NotEffectivelyEntitled" });
  const failed = { name: "EntryExportAdd", type: "Export", status: "Failure", description: "The invitation could not be sent." };
  expect(listOf({ provisioningSteps: [importStep, failed] })).toMatchObject({
    outcome: "failure",
    sentence: "Ada Field (ada@fabrikam.com) could not be provisioned: The invitation could not be sent (Unknown).",
  });
});

test("the outcome in the key goes before what the summary says", () => {
  const key = JSON.stringify({ result: "Skipped", details: { errorCode: "RedundantExport", errorMessage: "They match." } });
  const value = JSON.stringify({ action: "Other", provisioningSteps: [importStep], statusInfo: { status: "Success" } });
  expect(onDemandResult(ada, { key, value })).toMatchObject({ outcome: "upToDate", skipReason: "RedundantExport", action: "other" });
});

test.each([
  [{ IsActive: "False", Assigned: "True", IsEffectivelyEntitledForProvisioning: "True" }, /disabled or deleted in the source/],
  [{ Assigned: "False", IsEffectivelyEntitledForProvisioning: "False" }, /not assigned to the configuration, [^;]* \(NotEff/],
  [{ Assigned: "True", IsEffectivelyEntitledForProvisioning: "False" }, /no assignment of the user has a role/],
  [{ "Assigned to the application": "False" }, /not assigned to the configuration/],
  [
    { Assigned: "True", ScopeEvaluationResult: JSON.stringify({ "Marketing.department EQUALS 'Marketing'": false }) },
    /the scoping filter 'Marketing.department EQUALS 'Marketing'' does not hold/,
  ],
  [{ ScopeEvaluationResult: "no JSON" }, /the service gives no reason/],
])("a skip says what was missing: %j", (details, sentence) => {
  const scoping = { name: "EntrySynchronizationScoping", type: "Scoping", status: "Skipped", details };
  const statusInfo = { status: "Skipped", errorCode: "NotEffectivelyEntitled", reason: "" };
  expect(listOf({ provisioningSteps: [importStep, scoping], statusInfo }).sentence).toMatch(sentence);
});

test("a step keeps its details as texts, and leaves empty ones out", () => {
  const { steps } = listOf({ provisioningSteps: [{ ...importStep, details: { objectId: "1", manager: null, city: "", groups: ["a"] } }] });
  expect(steps[0]?.details).toEqual({ objectId: "1", groups: '["a"]' });
});

test.each([undefined, null, "", "gateway page", "[]"])("an answer without a summary is an error that shows it: %j", (value) => {
  expect(() => onDemandResult(ada, { key: typeName, value })).toThrow(/no summary in a form that is documented/);
});
