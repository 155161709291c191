import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../failure";

/** What a person wrote is never written over, whatever it is. */
export async function refuseToOverwrite(folder: string, names: readonly string[]): Promise<void> {
  const there = names.filter((name) => existsSync(path.join(folder, name)));
  if (there.length === 0) return Promise.resolve();
  throw new Failure(`${folder} holds ${there.join(", ")} already; nothing was written. Name another folder with --out.`);
}

export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Should somebody else write there meanwhile, his file is kept.
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text, { flag: "wx" });
}
