import { parseArgs } from "node:util";
import { pulumiEnvironment } from "./environment.mjs";
import { main, Problem } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// npm run tour                      the product in three minutes, without a tenant
// npm run tour -- --pause           waits for Enter between two scenes
// npm run tour -- --only explain    one scene; may be given more than once
await main(async () => {
  const wishes = wished(process.argv.slice(2));
  if (process.env.SIMULATOR_DIRECTORY === undefined) await setUp();
  Object.assign(process.env, pulumiEnvironment());
  return onTrustedGround("tests/tour/command.ts", ({ giveTour, sceneNames }) => {
    const unknown = wishes.only?.find((each) => !sceneNames.includes(each));
    if (unknown !== undefined) throw new Problem(`There is no scene "${unknown}". There are: ${sceneNames.join(", ")}.`);
    return giveTour(wishes);
  });
});

function wished(args) {
  try {
    return parseArgs({ args, options: { pause: { type: "boolean" }, only: { type: "string", multiple: true } } }).values;
  } catch (error) {
    throw new Problem(`${error.message}\nnpm run tour -- [--pause] [--only SCENE]`);
  }
}
