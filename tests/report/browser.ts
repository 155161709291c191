import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = [
  "chromium",
  "chromium-browser",
  "chromium-headless-shell",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chrome.exe",
];

const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** A browser of this machine: the one that ENTRA_SYNC_BROWSER names, or one found; `undefined` where there is none. */
export function installedBrowser({ ENTRA_SYNC_BROWSER: named, PATH = "" }: NodeJS.ProcessEnv): string | undefined {
  if (named) return named;
  const onPath = PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...elsewhere].find((each) => existsSync(each));
}

/** Why tests in a browser are skipped. */
export const noBrowser = "skipped: no Chromium, Chrome or Edge is on the PATH, and ENTRA_SYNC_BROWSER names none";

export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath });
}
