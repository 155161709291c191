import { HalfMade } from "../../provider/engine/halfMade";
import { contoso, fabrikam } from "../../simulator";
import type { Declared, Verb } from "../pair/declared";
import type { Stage } from "../pair/stage";
import { PluginRefused } from "../plugin/pluginRefused";
import type { Field } from "./field";
import { difference, pictureOf } from "./picture";
import { endingOf, type Ending } from "./series";

/** What a verb threw, or nothing. */
export type Outcome = Error | undefined;

export function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  return work().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
}

/** A verb that was disturbed, and how it would have ended otherwise. */
export interface Disturbed {
  readonly verb: Verb;
  readonly resource: Declared;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly calm: readonly string[];
}

/** The verb once more, undisturbed; then both tenants must be as if it had been so from the start. */
export async function endingAfter(field: Field, { verb, resource, stage, outcome, calm }: Disturbed): Promise<Ending> {
  const half = halfMadeIn(outcome);
  if (half !== undefined) stage.keep(resource, half.id, half.properties);
  const afterwards = await outcomeOf(() => onceMore(stage, resource, verb));
  const failure = afterwards === undefined ? [] : [`the run afterwards failed: ${afterwards.message}`];
  const picture = await pictureOf(field.control);
  return endingOf([...complaintsOf(outcome), ...failure, ...difference(calm, picture), ...secretsOf(field, stage)]);
}

/** What the engine records of a resource that could not be completed. */
export function halfMadeIn(outcome: unknown): { readonly id: string; readonly properties: Readonly<Record<string, unknown>> } | undefined {
  if (outcome instanceof HalfMade) return outcome;
  return outcome instanceof PluginRefused ? outcome.halfMade : undefined;
}

/** From what the engine has recorded. */
async function onceMore(stage: Stage, resource: Declared, verb: Verb): Promise<void> {
  const isRecorded = stage.made.has(resource.name);
  if (verb === "destroy" && !isRecorded) return;
  if (verb === "create" && isRecorded) await stage.repair(resource);
  else await stage.run(resource, verb);
}

/** An error may be, but it must be one of ours: nobody can do anything about one of the language. */
export function complaintsOf(outcome: Outcome): string[] {
  if (outcome === undefined) return [];
  const innermost = outcome instanceof HalfMade ? outcome.cause : outcome;
  const isAccident = ["TypeError", "RangeError", "ReferenceError", "SyntaxError"].includes(innermost.name);
  return [...(isAccident ? [`an accident: ${innermost.stack ?? innermost.message}`] : []), ...secretsIn(outcome.message, "the error")];
}

/** Neither what is stored nor what was said may hold one. */
export function secretsOf(field: Field, ...stages: readonly Stage[]): string[] {
  const stored = JSON.stringify(stages.map((stage) => [...stage.made]));
  return [...secretsIn(stored, "state"), ...secretsIn(field.said(), "the log")];
}

function secretsIn(text: string, where: string): string[] {
  // The beginning of every token: `{"` in base64url.
  const secrets = [fabrikam.clientSecret, contoso.clientSecret, "eyJ"];
  return secrets.filter((secret) => text.includes(secret)).map((secret) => `${where} holds ${secret.slice(0, 8)}...`);
}
