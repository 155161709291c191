import { createRequire } from "node:module";
import { Problem } from "../problem.mjs";
import { ask } from "./ask.mjs";

/** Each configuration of Fabrikam with its job and its settings, as an administrator sees them now. */
export async function configurations() {
  const { value: principals } = await inPortal("GET", "/servicePrincipals");
  const found = await Promise.all(principals.map(configurationOf));
  return found.flat();
}

/** Does what an administrator of Fabrikam would do in the portal, whatever the stack's application may do. */
export async function inPortal(method, path, body) {
  const { fabrikam } = createRequire(import.meta.url)("../../dist/simulator/index.js");
  const action = { tenantId: fabrikam.tenantId, method, path, body };
  const { status, body: answer } = await ask("POST", "/_simulator/portal", action);
  if (status === 200 && answer.status < 300) return answer.body;
  throw new Problem(`${method} ${path} in the portal failed: ${JSON.stringify(answer.body ?? answer)}`);
}

async function configurationOf(principal) {
  const synchronization = `/servicePrincipals/${principal.id}/synchronization`;
  const { value: jobs } = await inPortal("GET", `${synchronization}/jobs`);
  if (jobs.length === 0) return [];
  const { value: secrets } = await inPortal("GET", `${synchronization}/secrets`);
  const settings = Object.fromEntries(secrets.map(({ key, value }) => [key, value]));
  const notification = JSON.parse(settings.SyncNotificationSettings ?? "{}");
  return jobs.map((job) => ({ principal, job, synchronization, settings, notification }));
}
