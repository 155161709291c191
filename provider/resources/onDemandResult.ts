import type { OnDemandFacts, OnDemandOutcome, OnDemandResult, OnDemandStep } from "./onDemandOutcome";
import { sentenceOf } from "./onDemandSentence";

/** What `provisionOnDemand` answers: JSON within texts, in one of two documented forms. */
export interface OnDemandWire {
  readonly key?: string | null;
  readonly value?: string | null;
}

interface SummaryWire {
  readonly action?: string | null;
  readonly startTime?: string | null;
  readonly endTime?: string | null;
  readonly provisioningSteps?: readonly StepWire[] | null;
  readonly modifiedProperties?: readonly ModifiedWire[] | null;
  readonly statusInfo?: { readonly status?: string | null; readonly errorCode?: string | null; readonly reason?: string | null } | null;
}

interface StepWire {
  readonly name?: string | null;
  readonly type?: string | null;
  readonly status?: string | null;
  readonly description?: string | null;
  readonly timestamp?: string | null;
  readonly details?: Readonly<Record<string, unknown>> | null;
}

interface ModifiedWire {
  readonly displayName?: string | null;
  readonly oldValue?: string | null;
  readonly newValue?: string | null;
}

interface OutcomeWire {
  readonly result?: string | null;
  readonly details?: { readonly errorCode?: string | null; readonly errorMessage?: string | null } | null;
}

/** @internal Reads both documented forms: a list of summaries, and one summary with the outcome in the key. */
export function onDemandResult(user: string, wire: OnDemandWire): OnDemandResult {
  const facts = factsOf(user, wire);
  const { reason: _reason, ...told } = facts;
  return { ...told, sentence: sentenceOf(facts) };
}

/** What the service wrote on the target user, attribute by attribute. */
export interface OnDemandChange {
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function onDemandChanges(wire: OnDemandWire): OnDemandChange[] {
  return (summaryIn(wire).modifiedProperties ?? []).map(({ displayName, oldValue, newValue }) => ({
    attribute: displayName ?? "",
    before: oldValue || null,
    after: newValue || null,
  }));
}

function factsOf(user: string, wire: OnDemandWire): OnDemandFacts {
  const summary = summaryIn(wire);
  const told = toldBy(wire, summary);
  const steps = (summary.provisioningSteps ?? []).map(stepOf);
  const outcome = outcomeOf(told.status || statusOf(steps), told.code);
  const code = told.code || skipReasonIn(steps);
  return {
    user,
    outcome,
    action: (summary.action ?? "other").toLowerCase(),
    reason: told.reason || (steps.findLast((step) => !isSuccess(step.status))?.description ?? ""),
    steps,
    ...(outcome === "skipped" || outcome === "upToDate" ? { skipReason: code } : {}),
    ...(outcome === "failure" ? { errorCode: code } : {}),
    ...timeOf(summary),
  };
}

function summaryIn({ value }: OnDemandWire): SummaryWire {
  const parsed = parsedJson(value);
  const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
  if (typeof first !== "object" || first === null) throw new OnDemandUnreadable(value);
  return first;
}

/** The form with one summary has the outcome in its key; the other has it in the summary itself. */
function toldBy({ key }: OnDemandWire, { statusInfo }: SummaryWire): { status: string; code: string; reason: string } {
  const inKey = parsedJson(key) as OutcomeWire | undefined;
  const inSummary = { result: statusInfo?.status, details: { errorCode: statusInfo?.errorCode, errorMessage: statusInfo?.reason } };
  const { result, details }: OutcomeWire = inKey ?? inSummary;
  return { status: result ?? "", code: details?.errorCode ?? "", reason: details?.errorMessage ?? "" };
}

function outcomeOf(status: string, code: string): OnDemandOutcome {
  // The target holds it all: nothing was exported because nothing was left to do.
  if (code === "RedundantExport") return "upToDate";
  if (/^skip/i.test(status)) return "skipped";
  return isSuccess(status) || /^warning$/i.test(status) ? "success" : "failure";
}

function statusOf(steps: readonly OnDemandStep[]): string {
  const worst = ["Failure", "Skipped"].find((status) => steps.some((step) => step.status.toLowerCase() === status.toLowerCase()));
  return worst ?? (steps.length > 0 ? "Success" : "Failure");
}

function isSuccess(status: string): boolean {
  return /^success$/i.test(status);
}

function skipReasonIn(steps: readonly OnDemandStep[]): string {
  return steps.map((step) => step.details.SkipReason).find((each) => each !== undefined) ?? "Unknown";
}

function stepOf(step: StepWire): OnDemandStep {
  const details = Object.entries(step.details ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return {
    name: step.name ?? "",
    type: step.type ?? "",
    status: step.status ?? "",
    description: step.description ?? "",
    details: Object.fromEntries(details.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)])),
  };
}

function timeOf({ endTime, startTime, provisioningSteps }: SummaryWire): { at?: string } {
  const at = endTime ?? startTime ?? provisioningSteps?.at(-1)?.timestamp;
  return at ? { at } : {};
}

function parsedJson(text: string | null | undefined): unknown {
  if (!/^\s*[[{]/.test(text ?? "")) return undefined;
  try {
    return JSON.parse(text ?? "");
  } catch {
    // A key that only looks like JSON is the name of a type; a value that does is reported by who needs it.
    return undefined;
  }
}

class OnDemandUnreadable extends Error {
  constructor(value: string | null | undefined) {
    super(
      `the service's answer to provisioning on demand has no summary in a form that is documented; it begins: ${(value ?? "").slice(0, 80)}`,
    );
    this.name = "OnDemandUnreadable";
  }
}
