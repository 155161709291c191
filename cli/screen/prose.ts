import { stripVTControlCharacters } from "node:util";
import type { Screen } from "./screen";

/** A paragraph, broken between words where somebody looks; its first line begins with one text, the others with another. */
export function prose({ width }: Pick<Screen, "width">, text: string, first = "", rest = " ".repeat(visibleLength(first))): string {
  if (width === undefined) return `${first}${text}`;
  return `${first}${filled(text, width - visibleLength(first)).join(`\n${rest}`)}`;
}

/** Lines of no more than a width, unless one word is longer: an id or a link that is cut cannot be copied or followed. */
export function filled(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    for (const word of line.split(" ")) {
      const last = lines.at(-1);
      if (last === undefined || visibleLength(last) + 1 + visibleLength(word) > width) lines.push(word);
      else lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines;
  });
}

export function visibleLength(text: string): number {
  return Math.max(...text.split("\n").map((line) => stripVTControlCharacters(line).length));
}
