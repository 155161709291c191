import { createLifecycles } from "../../provider/lifecycles";
import { SimulatorControl, fabrikamAndContoso, startSimulator, type Forecast, type Simulator } from "../../simulator";
import { configurationByHand } from "../lifecycle/configuration";
import { contosoId, declaredTenants, fabrikamId, groups, thirdTenantId } from "../lifecycle/tenants";
import type { Declared, Verb } from "../pair/declared";
import { Stage, type Lifecycles } from "../pair/stage";
import { pictureOf } from "./picture";
import { Plugins } from "./plugins";

/** A hanging request is given up soon: the deadline is the one time here that passes for real. */
const hastyMs = 250;
/** Where requests wait for each other's turn. */
export const unhurriedMs = 100_000;

/** A further provider over the same tenants, as another process has it: it keeps what it knows to itself. */
export type Another = () => Promise<Lifecycles>;

/** How long a stage that was brought up may be come back to. */
const freshForMs = 20_000;

/** A pair of tenants and a provider over it. */
export class Field {
  private readonly calmPictures = new Map<string, Promise<readonly string[]>>();
  private readonly stages = new Map<string, { readonly stage: Stage; readonly savepoint: string; readonly at: number }>();
  private firstDay: string | undefined;

  private constructor(
    private readonly simulator: Simulator,
    readonly lifecycles: Lifecycles,
    /** All that was said on the rows of resources, and by their processes, since the last call. */
    readonly said: () => string,
    readonly control = new SimulatorControl(simulator.url),
  ) {}

  /** The provider within this process, on a clock on which waiting takes no time. */
  static async open(): Promise<Field> {
    return (await Field.openForMany()).field;
  }

  /** The same, and as many more providers as are asked for. */
  static async openForMany(deadlineMs = hastyMs): Promise<{ readonly field: Field; readonly another: Another }> {
    const clock = new Clock(deadlineMs);
    const simulator = await simulatorOn(clock.now);
    const words: string[] = [];
    const another = (): Promise<Lifecycles> => clock.lifecyclesOver(simulator.url, words);
    return { field: new Field(simulator, await another(), () => words.splice(0).join("\n")), another };
  }

  /** The provider in processes of its own, which can be killed. */
  static async openWithPlugins(): Promise<{ readonly field: Field; readonly plugins: Plugins }> {
    const simulator = await simulatorOn();
    const plugins = await Plugins.open(simulator.url);
    return { field: new Field(simulator, plugins.lifecycles, () => plugins.said()), plugins };
  }

  /** Both tenants as on the first day, and things of other people in them. */
  async renew(): Promise<void> {
    if (this.firstDay === undefined) {
      await this.control.reset(fabrikamAndContoso);
      await thingsOfOthers(this.control);
      this.firstDay = await this.control.savepoint();
    } else await this.control.comeBackTo(this.firstDay);
    this.said();
  }

  /** Both tenants with what a verb on a resource finds there, and with things of other people beside it; brought up once. */
  async stageFor(resource: Declared, verb: Verb): Promise<Stage> {
    const name = `${verb} ${resource.name}`;
    const known = this.stages.get(name);
    // Time goes on from case to case, and a job that was left running begins its first cycle after a minute.
    const now = Date.parse((await this.control.clock()).now);
    if (known !== undefined && now - known.at < freshForMs) {
      await this.control.comeBackTo(known.savepoint);
      this.said();
      return known.stage.twin(this.lifecycles);
    }
    await this.renew();
    const stage = new Stage(this.lifecycles);
    await stage.bringUpFor(resource, verb);
    this.stages.set(name, { stage: stage.twin(this.lifecycles), savepoint: await this.control.savepoint(), at: now });
    return stage;
  }

  /** How the tenants look when something was done in calm weather; it is done once for each name. */
  calmPicture(name: string, work: () => Promise<unknown>): Promise<readonly string[]> {
    const known = this.calmPictures.get(name);
    if (known !== undefined) return known;
    const picture = work().then(() => pictureOf(this.control));
    this.calmPictures.set(name, picture);
    return picture;
  }

  /** The same of one verb on one resource. */
  calmPictureOf(resource: Declared, verb: Verb): Promise<readonly string[]> {
    return this.calmPicture(`${verb} ${resource.name}`, async () => (await this.stageFor(resource, verb)).run(resource, verb));
  }

  async let(...weather: readonly Forecast[]): Promise<void> {
    await this.control.clearWeather();
    if (weather.length > 0) await this.control.addWeather(...weather);
  }

  async close(): Promise<void> {
    await this.simulator.close();
  }
}

function simulatorOn(now?: () => number): Promise<Simulator> {
  return startSimulator({ port: 0, inMemory: true, directory: process.env.SIMULATOR_DIRECTORY, consistencyDelayMs: 0, now });
}

/** Time that passes by waiting alone, and takes none. */
class Clock {
  private waitedMs = 0;

  constructor(private readonly deadlineMs: number) {}

  readonly now = (): number => Date.now() + this.waitedMs;

  readonly sleep = (delayMs: number): Promise<void> => {
    this.waitedMs += delayMs;
    return new Promise((resolve) => setImmediate(resolve));
  };

  async lifecyclesOver(url: string, words: string[]): Promise<Lifecycles> {
    const speak = () => (_severity: string, text: string) => void words.push(text);
    const lifecycles = createLifecycles({ environment: {}, clock: this, deadlineMs: this.deadlineMs, speak });
    const values: Readonly<Record<string, string>> = { "entra-sync:tenants": JSON.stringify(declaredTenants(url)) };
    await lifecycles.PartnerPolicy.configure?.({ config: { get: (key) => values[key] } });
    return lifecycles;
  }
}

/** A configuration that somebody else runs, and policies towards a tenant that is no matter of ours. */
export async function thingsOfOthers(control: SimulatorControl): Promise<void> {
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
