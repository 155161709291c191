import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** How the tour speaks: in colours at a terminal, plain elsewhere. What commands print is passed on untouched. */
export interface Voice {
  heading(place: string, title: string): void;
  /** One paragraph, broken into lines. */
  words(text: string): void;
  /** Text that is shown as it is, a program or a message. */
  exhibit(title: string, text: string): void;
  /** A command line, as a person types it. */
  prompt(line: string): void;
  passOn(chunk: string): void;
}

const width = 100;

export function voiceOn(stream: NodeJS.WriteStream): Voice {
  const say = (text: string): void => void stream.write(`${text}\n`);
  const paint = (style: Style, text: string): string => styleText(style, text, { stream });
  return {
    heading: (place, title) => say(`\n${paint("cyan", `── ${place} ──`)} ${paint(["bold", "cyan"], title)}\n`),
    words: (text) => say(`${wrapped(text).join("\n")}\n`),
    exhibit: (title, text) => {
      const bar = paint("dim", "│");
      const lines = text.trimEnd().split("\n").flatMap(wrapped);
      say(`${[paint("dim", `┌ ${title}`), ...lines.map((line) => `${bar} ${line}`.trimEnd())].join("\n")}\n`);
    },
    prompt: (line) => say(`${paint("green", "$")} ${paint("bold", line)}`),
    passOn: (chunk) => void stream.write(chunk),
  };
}

const nothing = (): void => undefined;

/** For scenes that are played only since later ones build upon them. */
export const silence: Voice = { heading: nothing, words: nothing, exhibit: nothing, prompt: nothing, passOn: nothing };

function wrapped(text: string): string[] {
  const lines: string[] = [];
  if (text.length <= width) return [text];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
