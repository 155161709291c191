import { writeFileSync } from "node:fs";
import path from "node:path";
import { play, type Taken } from "../tour/scene";
import { scenes } from "../tour/scenes/scenes";
import { Stage } from "../tour/stage";
import { silence } from "../tour/voice";
import { screenful } from "./screenful";
import { svg } from "./svg";

/** As wide as pages of documentation show them without making them smaller. */
const columns = 100;

/** `npm run recordings`: plays the tour's scenes at a pseudo-terminal, and writes what commands showed as pictures. */
export async function makeRecordings(folder: string, print: (line: string) => void): Promise<number> {
  for (const [name, text] of await recordings()) {
    writeFileSync(path.join(folder, name), text);
    print(path.join(folder, name));
  }
  return 0;
}

/** The pictures by the names of their files. */
export async function recordings(): Promise<ReadonlyMap<string, string>> {
  const taken: Taken[] = [];
  const stage = await Stage.start("always");
  try {
    const screen = { kind: "terminal", columns, rows: 40 } as const;
    const only = scenes.filter(({ hasPicture }) => hasPicture === true).map(({ name }) => name);
    await play(scenes, stage, { only, voice: silence, screen, onPicture: (each) => taken.push(each) });
  } finally {
    await stage.close();
  }
  return new Map(await Promise.all(taken.map(async (each) => [`${each.name}.svg`, await drawn(each)] as const)));
}

async function drawn({ title, line: command, raw, until }: Taken): Promise<string> {
  return svg({ title, command, lines: await screenful(cut(raw, until), columns), columns });
}

const clearLine = "\u001b[0K";

function cut(raw: string, until: RegExp | undefined): string {
  if (until === undefined) return raw;
  const found = until.exec(raw);
  if (found === null) throw new Error(`nothing shows ${until.source}`);
  const end = found.index + found[0].length;
  // What clears the rest of a line belongs to it.
  return raw.slice(0, end) + (raw.startsWith(clearLine, end) ? clearLine : "");
}
