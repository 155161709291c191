import { once } from "node:events";
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Where a command speaks: answers on one stream, remarks and questions on the other, so that a pipe gets the answer alone. */
export interface Screen {
  /** The width to lay tables out for; `undefined` where nobody looks: there a row stays one line. */
  readonly width: number | undefined;
  /** Whether somebody is there to be asked. */
  readonly canAsk: boolean;
  say(text: string): void;
  /** Fulfilled at once, or when a reader who fell behind has taken what was said: whoever says much waits here before he gets more. */
  heard(): Promise<void>;
  remark(text: string): void;
  /** Colours where the answer goes to a terminal. NO_COLOR and FORCE_COLOR have the last word. */
  paint(style: Style, text: string): string;
}

export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export function screenOn({ stdin, stdout, stderr }: Streams): Screen {
  return {
    width: stdout.isTTY ? stdout.columns || 80 : undefined,
    canAsk: stdin.isTTY && stderr.isTTY,
    say: (text) => void stdout.write(`${text}\n`),
    heard: async () => {
      if (stdout.writableNeedDrain) await once(stdout, "drain");
    },
    remark: (text) => void stderr.write(`${text}\n`),
    paint: (style, text) => styleText(style, text, { stream: stdout }),
  };
}
