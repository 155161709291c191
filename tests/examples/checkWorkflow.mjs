import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

// Prints what GitHub's own parser has against a workflow. A program of its own for what the parser, made for bundlers, asks of Node.js:
// it imports its schema without saying that it is JSON.
registerHooks({
  load: (url, context, next) => next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");

const [file] = process.argv.slice(2);
const { context } = parseWorkflow({ name: file, content: readFileSync(file, "utf8") }, new NoOperationTraceWriter());
process.stdout.write(context.errors.getErrors().join("\n"));
