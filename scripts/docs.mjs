import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pages } from "./docs/pages.mjs";
import { root } from "./paths.mjs";
import { main, Problem } from "./problem.mjs";

const folder = path.join(root, "docs", "reference");

// The reference, made from the doc comments.
// npm run docs              writes it
// npm run docs -- --check   fails when it is not what the comments say
await main(async () => {
  const wanted = await pages();
  if (!process.argv.includes("--check")) return write(wanted);
  const stale = [...new Set([...wanted.keys(), ...present()])].filter((name) => read(name) !== wanted.get(name));
  if (stale.length > 0) throw new Problem(`Not what the doc comments say: docs/reference/${stale.join(", ")}. Run: npm run docs`);
  console.log(`${wanted.size} pages are what the doc comments say`);
});

function write(wanted) {
  mkdirSync(folder, { recursive: true });
  for (const name of present().filter((each) => !wanted.has(each))) rmSync(path.join(folder, name));
  for (const [name, text] of wanted) writeFileSync(path.join(folder, name), text);
  console.log(`${wanted.size} pages in docs/reference`);
}

function present() {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function read(name) {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
