import { createRequire } from "node:module";
import { transformFileSync } from "@swc/core";

const require = createRequire(import.meta.url);

/** Loads a module written in TypeScript with all that it imports, straight from its sources, as Jest does. */
export function loadTypeScript(file) {
  // Node.js's own reading of TypeScript knows neither imports without an extension nor parameter properties.
  // @ts-expect-error -- `_compile` is how every such hook does it, and has no type.
  require.extensions[".ts"] = (module, name) => module._compile(compiled(name), name);
  return require(file);
}

function compiled(file) {
  return transformFileSync(file, {
    jsc: { target: "es2023", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
    sourceMaps: "inline",
    swcrc: false,
  }).code;
}
