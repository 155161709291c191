import type { Sentence } from "../engine/definition";
import type { AllowedDeletions } from "./allowedDeletions";
import type { Losses } from "./losses";

interface Change {
  readonly what: string;
  readonly allowDeletions?: AllowedDeletions;
}

const namesShown = 5;

/** What the change does to people, and how that stands to the threshold. */
export function deletionSentence(change: Change, losses: Losses, others: readonly string[]): string {
  if (!losses.areDeleted) return `${outOfScope(change, losses, others)} They stay in the target: the action "delete" is off.`;
  return [whatHappens(change, losses, others), ...standing(change, losses)].join(" ");
}

/** The same, with the ways out. */
export function refusalSentence(change: Change, losses: Losses, others: readonly string[]): string {
  const count = countOf(losses);
  const { allowDeletions } = change;
  const bound =
    allowDeletions === undefined
      ? `That reaches the deletion threshold of ${losses.protection.threshold.toString()}.`
      : `allowDeletions lets only ${allowDeletions.upTo.toString()} through.`;
  const wayOut = `If it is meant, state allowDeletions: { upTo: ${count.toString()}, reason: "..." }; if not, keep them in scope or take fewer out at a time.`;
  return `${whatHappens(change, losses, others)} ${bound} ${wayOut}`;
}

/** A consequence that nobody could look at. It does not refuse the change, but it is not kept quiet either. */
export function uncounted(what: string, why: string): Sentence {
  return { severity: "warning", text: `${what} may deprovision users in the target tenant; how many was not counted: ${why}` };
}

function whatHappens(change: Change, losses: Losses, others: readonly string[]): string {
  const when = losses.isJobActive ? "" : " once the job runs again";
  const behind =
    losses.leftBehind === 0 ? "" : ` and about ${losses.leftBehind.toString()} who are out of scope already and were left in the target`;
  return `${subject(change, others)} would deprovision ${howMany(losses)} of ${losses.inScopeBefore.toString()} users in the target tenant${named(losses)}${behind}${when}.`;
}

function outOfScope(change: Change, losses: Losses, others: readonly string[]): string {
  return `${subject(change, others)} would take ${howMany(losses)} of ${losses.inScopeBefore.toString()} users out of scope${named(losses)}.`;
}

/** Whether anything but the declaration stops it. */
function standing({ allowDeletions }: Change, { protection, isUpperBound, ...losses }: Losses): string[] {
  const count = losses.names.length + losses.leftBehind;
  const threshold = protection.threshold.toString();
  const open = isUpperBound ? ["Not all of what is declared is known before the update, which counts again before it writes."] : [];
  const reason = allowDeletions === undefined ? [] : [`allowDeletions says why: ${allowDeletions.reason}.`];
  if (!protection.enabled) return [...open, ...reason, "Protection against accidental deletion is off: the service will not stop it."];
  if (count < protection.threshold) return [...open, ...reason, `That is below the deletion threshold of ${threshold}.`];
  return [
    ...open,
    ...reason,
    `The service stops a cycle at its threshold of ${threshold} and puts the job into quarantine: raise it first.`,
  ];
}

function subject({ what }: Change, others: readonly string[]): string {
  return others.length === 0 ? what : `${what}, together with what this run declares in ${others.map(nameIn).join(", ")},`;
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

function countOf({ names, leftBehind }: Losses): number {
  return names.length + leftBehind;
}

function howMany({ names, isUpperBound }: Losses): string {
  return `${isUpperBound ? "at most " : ""}${names.length.toString()}`;
}

function named({ names }: Losses): string {
  if (names.length === 0) return "";
  const more = names.length - namesShown;
  return ` (${names.slice(0, namesShown).join(", ")}${more > 0 ? ` and ${more.toString()} more` : ""})`;
}
