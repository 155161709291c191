import { SimulatorControl, fabrikamAndContoso, startSimulator, type Forecast, type Simulator } from "../../simulator";
import { configurationByHand } from "../lifecycle/configuration";
import { lifecyclesOver } from "../lifecycle/ground";
import { contosoId, declaredTenants, fabrikamId, groups, thirdTenantId } from "../lifecycle/tenants";
import type { Declared, Verb } from "../pair/declared";
import { Stage, type Lifecycles } from "../pair/stage";
import { pictureOf } from "./picture";

/** A hanging request is given up soon: the deadline is the one time here that passes for real. */
const deadlineMs = 250;

/** A pair of tenants and a provider over it, on one clock on which waiting takes no time. */
export class Field {
  private readonly calmPictures = new Map<string, readonly string[]>();

  private constructor(
    readonly control: SimulatorControl,
    private readonly simulator: Simulator,
    private readonly lifecycles: Lifecycles,
  ) {}

  static async open(): Promise<Field> {
    let waitedMs = 0;
    const simulator = await startSimulator({
      port: 0,
      inMemory: true,
      directory: process.env.SIMULATOR_DIRECTORY,
      consistencyDelayMs: 0,
      now: () => Date.now() + waitedMs,
    });
    const sleep = (delayMs: number): Promise<void> => {
      waitedMs += delayMs;
      return new Promise((resolve) => setImmediate(resolve));
    };
    const clock = { now: () => Date.now() + waitedMs, sleep };
    const lifecycles = await lifecyclesOver(declaredTenants(simulator.url), clock, { deadlineMs });
    return new Field(new SimulatorControl(simulator.url), simulator, lifecycles);
  }

  /** Both tenants with what a verb on a resource finds there, and with things of other people beside it. */
  async stageFor(resource: Declared, verb: Verb): Promise<Stage> {
    await this.control.reset(fabrikamAndContoso);
    await thingsOfOthers(this.control);
    const stage = new Stage(this.lifecycles);
    await stage.bringUpFor(resource, verb);
    return stage;
  }

  /** How the tenants look when the verb was run in calm weather. */
  async calmPicture(resource: Declared, verb: Verb): Promise<readonly string[]> {
    const name = `${verb} ${resource.name}`;
    const known = this.calmPictures.get(name);
    if (known !== undefined) return known;
    const stage = await this.stageFor(resource, verb);
    await stage.run(resource, verb);
    const picture = await pictureOf(this.control);
    this.calmPictures.set(name, picture);
    return picture;
  }

  async let(...weather: readonly Forecast[]): Promise<void> {
    await this.control.clearWeather();
    if (weather.length > 0) await this.control.addWeather(...weather);
  }

  async close(): Promise<void> {
    await this.simulator.close();
  }
}

/** A configuration that somebody else runs, and policies towards a tenant that is no matter of ours. */
async function thingsOfOthers(control: SimulatorControl): Promise<void> {
  const { servicePrincipal } = await configurationByHand(control, "Somebody else's");
  const below = `/servicePrincipals/${servicePrincipal.id}`;
  const role = servicePrincipal.appRoles[0]?.id;
  const assignment = { principalId: groups.sales, resourceId: servicePrincipal.id, appRoleId: role };
  await control.portal(fabrikamId, "POST", `${below}/appRoleAssignedTo`, assignment);
  const value = [{ key: "CompanyId", value: thirdTenantId }];
  await control.portal(fabrikamId, "PUT", `${below}/synchronization/secrets`, { value });
  await control.portal(fabrikamId, "POST", `${below}/synchronization/jobs`, { templateId: "Azure2Azure" });
  for (const tenantId of [fabrikamId, contosoId]) {
    const policy = { tenantId: thirdTenantId, inboundTrust: { isMfaAccepted: true } };
    await control.portal(tenantId, "POST", "/policies/crossTenantAccessPolicy/partners", policy);
  }
}
