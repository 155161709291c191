import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { stack, stateFolder } from "../environment.mjs";
import { root } from "../paths.mjs";
import { address } from "../simulator/place.mjs";
import { quietPulumi } from "./pulumi.mjs";

const settings = path.join(root, `Pulumi.${stack}.yaml`);

/** Has the stack `simulator`, with settings for its two tenants. Settings that are there are a person's to change. */
export async function ensureStack() {
  mkdirSync(stateFolder, { recursive: true });
  const stacks = JSON.parse(await quietPulumi(["stack", "ls", "--json"]));
  if (!stacks.some(({ name }) => name === stack)) await quietPulumi(["stack", "init", stack, "--no-select"]);
  if (!existsSync(settings) || !(await isConfigured())) await configure();
}

async function isConfigured() {
  return "entra-sync:tenants" in JSON.parse(await quietPulumi(["config", "--json"]));
}

async function configure() {
  const seed = createRequire(import.meta.url)("../../dist/simulator/index.js");
  await quietPulumi(["config", "set-all", "--path", ...tenantSettings(seed, address)]);
}

/** What the main program wants to be told, as arguments of `pulumi config set-all --path`. */
export function tenantSettings({ fabrikam, contoso }, endpoint) {
  return [
    ...tenant("fabrikam", fabrikam, endpoint),
    ...tenant("contoso", contoso, endpoint),
    ...["--plaintext", `marketingGroup=${fabrikam.marketingGroupId}`],
    ...["--plaintext", "notificationEmail=identity@fabrikam.com"],
  ];
}

function tenant(alias, { tenantId, clientId, clientSecret }, endpoint) {
  const key = `entra-sync:tenants.${alias}`;
  return [
    ...["--plaintext", `${key}.tenantId=${tenantId}`],
    ...["--plaintext", `${key}.clientId=${clientId}`],
    ...["--secret", `${key}.clientSecret=${clientSecret}`],
    ...["--plaintext", `${key}.endpoint=${endpoint}`],
  ];
}
