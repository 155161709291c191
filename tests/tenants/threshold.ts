import { fabrikam, type SimulatorControl } from "../../simulator";

interface Values<Value> {
  readonly value: readonly Value[];
}

interface Secret {
  readonly key: string;
  readonly value: string;
}

/** Types another threshold into the portal's page of a configuration. Graph replaces all settings at once, so the page sends them all. */
export async function typeThreshold(control: SimulatorControl, configuration: string, threshold: number): Promise<void> {
  const ask = async <Body>(method: string, where: string, body?: unknown): Promise<Body> =>
    (await control.portal(fabrikam.tenantId, method, where, body)).body as Body;
  const filter = encodeURIComponent(`displayName eq '${configuration}'`);
  const { value: principals } = await ask<Values<{ id: string }>>("GET", `/servicePrincipals?$filter=${filter}`);
  const secrets = `/servicePrincipals/${principals[0]?.id ?? ""}/synchronization/secrets`;
  const { value } = await ask<Values<Secret>>("GET", secrets);
  await ask("PUT", secrets, { value: value.map((each) => withThreshold(each, threshold)) });
}

function withThreshold({ key, value }: Secret, DeleteThresholdValue: number): Secret {
  if (key !== "SyncNotificationSettings") return { key, value };
  return { key, value: JSON.stringify({ ...(JSON.parse(value) as object), DeleteThresholdValue }) };
}
