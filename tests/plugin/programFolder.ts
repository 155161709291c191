import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** A folder such as a program is in: the package is found there by its name, as the stored text asks for it. */
export class ProgramFolder {
  readonly path = mkdtempSync(path.join(os.tmpdir(), "entra-sync-plugin-"));

  constructor() {
    mkdirSync(path.join(this.path, "node_modules", "@pulumi"), { recursive: true });
    this.link("pulumi-entra-sync", root);
    this.link("@pulumi/pulumi", path.join(root, "node_modules", "@pulumi", "pulumi"));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private link(name: string, to: string): void {
    symlinkSync(to, path.join(this.path, "node_modules", name), "junction");
  }
}
