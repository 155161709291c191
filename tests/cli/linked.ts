import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** The package as it is built here, found by its name: what an installation would give, without waiting for one. */
export function linkPackage(folder: string): void {
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "@pulumi"), { recursive: true });
  symlinkSync(root, path.join(modules, "pulumi-entra-sync"), "junction");
  for (const name of ["@pulumi/pulumi", "typescript"])
    symlinkSync(path.join(root, "node_modules", name), path.join(modules, name), "junction");
}
