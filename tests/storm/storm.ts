import { StormReport } from "./report";
import { namesIn, type Part, type Wish } from "./series";

/** Runs parts one after another in this process; each case begins with both tenants as on the first day. */
export async function storm(parts: readonly Part[], wish: Wish = {}): Promise<StormReport> {
  const report = new StormReport();
  for (const each of parts) await runPart(each, wish, report);
  return report;
}

async function runPart(part: Part, wish: Wish, report: StormReport): Promise<void> {
  const names = namesIn(part, wish);
  if (names.length === 0) return;
  const open = await part.open();
  try {
    for (const name of names) (await open.run(name, wish)).forEach((each) => report.note(each));
  } finally {
    await open.close();
  }
}
