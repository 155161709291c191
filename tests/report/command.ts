import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions } from "playwright-core";
import { CliStage } from "../cli/stage";
import { inPipe } from "../cli/terminal";
import { clockSaying } from "../tenants/otherClock";
import { installedBrowser, noBrowser, startBrowser } from "./browser";
import { program, Story } from "./story";

interface Shot {
  readonly file: string;
  readonly context: BrowserContextOptions;
  /** The section that the reader has gone to. */
  readonly at: string;
}

const shots: readonly Shot[] = [
  {
    file: "report-light.png",
    context: { viewport: { width: 1120, height: 1040 }, colorScheme: "light", reducedMotion: "reduce" },
    at: "#configuration-1",
  },
  {
    file: "report-dark-phone.png",
    context: { viewport: { width: 390, height: 844 }, colorScheme: "dark", reducedMotion: "reduce" },
    at: "#overview",
  },
];

/** Tells the story on local tenants, writes the report, and takes its pictures into a folder. */
export async function takeScreenshots(folder: string, print: (line: string) => void, everything = false): Promise<number> {
  const executable = installedBrowser(process.env);
  if (executable === undefined) throw new Error(noBrowser);
  const stage = await CliStage.start(program);
  const browser = await startBrowser(executable);
  try {
    await new Story(stage.tenants.control).tell({ newcomers: 31, days: 24 });
    const { aheadMs } = await stage.tenants.control.clock();
    // The report is of the day that it is on the local tenants.
    const { stderr, stdout } = await inPipe(
      stage.call(["report", "-o", "report.html"], { NODE_OPTIONS: clockSaying(`Real.now() + ${aheadMs}`) }),
    );
    print(`${stdout}${stderr}`.trim());
    const address = pathToFileURL(path.join(stage.project.folder, "report.html")).href;
    for (const { file, context, at } of shots) {
      const page = await browser.newPage(context);
      await page.goto(`${address}${at}`);
      await page.screenshot({ path: path.join(folder, file), fullPage: everything });
      makeSmall(path.join(folder, file));
      print(path.join(folder, file));
    }
    return 0;
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** Fewer colours are enough for a picture of a page; without pngquant it stays as large as it is. */
function makeSmall(file: string): void {
  spawnSync("pngquant", ["--force", "--skip-if-larger", "--strip", "--speed", "1", "--output", file, "64", file]);
}
