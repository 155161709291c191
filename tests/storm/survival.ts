import { HalfMade } from "../../provider/engine/halfMade";
import { contoso, fabrikam } from "../../simulator";
import type { Stage } from "../pair/stage";
import type { StormCase } from "./cases";
import type { Field } from "./field";
import { killed, killedAt } from "./killing";
import { difference, pictureOf } from "./picture";

/** How a case ended. `notReached`: the verb has fewer requests than the moment that was asked for. */
export type Ending = { readonly kind: "survived" | "notReached" } | { readonly kind: "lost"; readonly reasons: readonly string[] };

/** Runs a verb in the weather, then once more in calm weather, and compares what both tenants hold with what was declared. */
export async function ending(field: Field, storm: StormCase): Promise<Ending> {
  const calm = await field.calmPicture(storm.resource, storm.verb);
  const stage = await field.stageFor(storm.resource, storm.verb);
  await field.let(...storm.weather);
  const outcome = await runIn(storm, stage);
  if (!(await wasReached(field, storm, outcome))) return { kind: "notReached" };
  await field.let();
  const reasons = [...complaintsOf(outcome), ...(await afterwards(storm, stage, outcome))];
  const picture = await pictureOf(field.control);
  reasons.push(...difference(calm, picture), ...secretsIn(JSON.stringify([...stage.made]), "state"));
  return reasons.length === 0 ? { kind: "survived" } : { kind: "lost", reasons };
}

/** What the verb threw, that it was killed, or nothing. */
type Outcome = Error | typeof killed | undefined;

async function runIn(storm: StormCase, stage: Stage): Promise<Outcome> {
  const work = (): Promise<Outcome> =>
    stage.run(storm.resource, storm.verb).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  return storm.death === undefined ? work() : killedAt(storm.death, work);
}

async function wasReached(field: Field, { death, weather }: StormCase, outcome: Outcome): Promise<boolean> {
  if (death !== undefined) return outcome === killed;
  const holding = await field.control.weather();
  const isLasting = weather.some((each) => each.probability !== undefined);
  // One that has struck once has passed, and is not listed any more.
  return isLasting || holding.length === 0;
}

/** One more run in calm weather, from what the engine has recorded. */
async function afterwards({ resource, verb }: StormCase, stage: Stage, outcome: Outcome): Promise<string[]> {
  if (outcome instanceof HalfMade) stage.keep(resource, outcome.id, outcome.properties);
  const isRecorded = stage.made.has(resource.name);
  if (verb === "destroy" && !isRecorded) return [];
  try {
    if (verb === "create" && isRecorded) await stage.repair(resource);
    else await stage.run(resource, verb);
    return [];
  } catch (error) {
    return [`the run afterwards failed: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** An error may be, but it must be one of ours: nobody can do anything about one of the language. */
function complaintsOf(outcome: Outcome): string[] {
  if (!(outcome instanceof Error)) return [];
  const innermost = outcome instanceof HalfMade ? outcome.cause : outcome;
  const isAccident = ["TypeError", "RangeError", "ReferenceError", "SyntaxError"].includes(innermost.name);
  return [...(isAccident ? [`an accident: ${innermost.stack ?? innermost.message}`] : []), ...secretsIn(outcome.message, "the error")];
}

function secretsIn(text: string, where: string): string[] {
  const secrets = [fabrikam.clientSecret, contoso.clientSecret, "eyJ"];
  return secrets.filter((secret) => text.includes(secret)).map((secret) => `${where} holds ${secret.slice(0, 8)}...`);
}
