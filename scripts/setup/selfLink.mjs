import { existsSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { root } from "../paths.mjs";

const link = path.join(root, "node_modules", "pulumi-entra-sync");

/**
 * Lets this package be found by name in its own node_modules. A program could do without, but Pulumi's plugin process
 * runs the text that is stored in state, which is no file of ours, so to Node.js it is not inside the package.
 */
export function linkToItself() {
  if (existsSync(link) && realpathSync(link) === realpathSync(root)) return;
  rmSync(link, { recursive: true, force: true });
  symlinkSync(root, link, "junction");
}
