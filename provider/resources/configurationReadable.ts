import type { World } from "../world";

/** What belongs to a configuration that was made a moment ago can be asked for only a little later. */
export async function configurationReadable<Live>(
  world: World,
  desired: { servicePrincipalId: string; tenant: string },
  known: object | undefined,
  attempt: () => Promise<Live | undefined>,
): Promise<Live> {
  if (known !== undefined) throw new ConfigurationMissing(desired.servicePrincipalId, desired.tenant);
  const name = `the configuration ${desired.servicePrincipalId} in tenant '${desired.tenant}' to be readable`;
  return world.settle({ name, boundMs: 60_000, attempt });
}

class ConfigurationMissing extends Error {
  constructor(servicePrincipalId: string, tenant: string) {
    super(
      `tenant '${tenant}' has no configuration with the service principal ${servicePrincipalId}. If it was deleted, run \`pulumi refresh\`.`,
    );
    this.name = "ConfigurationMissing";
  }
}
