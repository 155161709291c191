// npm can leave the builds for other platforms out of package-lock.json (https://github.com/npm/cli/issues/4828), and
// `npm ci` then fails. This adds them again; run it with `npm run lockfile` after a change of dependencies.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

const file = path.join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = Object.entries(lock.packages).flatMap(missingBuilds);
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) });
packages.sort(([one], [other]) => one.localeCompare(other, "en"));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${added.length} builds for other platforms added to package-lock.json`);

function missingBuilds([owner, { version, dev, optionalDependencies = {} }]) {
  if (version === undefined) return [];
  return Object.entries(optionalDependencies)
    .filter(([name, wanted]) => platformOf(name) !== undefined && /^\d/.test(wanted) && !isLocked(owner, name))
    .map(([name, wanted]) => [`node_modules/${name}`, { version: wanted, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) }]);
}

function isLocked(owner, name) {
  return `node_modules/${name}` in lock.packages || `${owner}/node_modules/${name}` in lock.packages;
}

// Such packages are named after their platform: @swc/core-linux-x64-musl, @parcel/watcher-darwin-arm64.
function platformOf(name) {
  const pattern = /-(aix|android|darwin|freebsd|linux|netbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-(\w+))?$/;
  const [, os, cpu, variant] = pattern.exec(name) ?? [];
  if (os === undefined) return undefined;
  return { cpu: [cpu], ...libcOf(os, variant), os: [os] };
}

function libcOf(os, variant) {
  if (os !== "linux" || variant === undefined) return {};
  return { libc: [variant.startsWith("musl") ? "musl" : "glibc"] };
}
