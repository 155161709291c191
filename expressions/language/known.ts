import { catalogue, functionNames, isFunctionName } from "./catalogue";
import type { Signature } from "./signature";
import { keywords, type KeywordName } from "./tree";

/** Either what was asked for, or why there is none. */
export type Answer<Found> = { readonly found: Found } | { readonly problem: string };

export function knownFunction(name: string): Answer<Signature> {
  if (isFunctionName(name)) return { found: catalogue[name] };
  return { problem: `There is no function '${name}'${suggestion(name, functionNames)}` };
}

export function knownAttribute(name: string, attributes: ReadonlySet<string> | undefined): Answer<string> {
  if (attributes === undefined || attributes.has(name)) return { found: name };
  return { problem: `There is no attribute '${name}'${suggestion(name, [...attributes])}` };
}

export function keywordNamed(name: string): KeywordName | undefined {
  return keywords.find((keyword) => keyword === name);
}

/** Names the nearest known spelling, if one is near enough to be a slip. */
function suggestion(name: string, candidates: readonly string[]): string {
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (sameLetters !== undefined) return `: case matters, write '${sameLetters}'`;
  const [nearest] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= 2 && distance <= name.length / 2)
    .sort((one, other) => one.distance - other.distance);
  return nearest ? `; did you mean '${nearest.candidate}'?` : "";
}

function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[right.length] ?? 0;
}
