import type { Failure } from "../../provider/engine/definition";
import type { Lifecycle } from "../../provider/engine/lifecycle";
import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import type { SimulatorControl } from "../../simulator";
import { configurationByHand, policiesByHand } from "../lifecycle/configuration";
import { hurriedClock, lifecyclesOver, withShell } from "../lifecycle/ground";
import { contosoId, declaredTenants, fabrikamId } from "../lifecycle/tenants";

interface Outcome {
  readonly failures: readonly Failure[];
}

type Lifecycles = Readonly<Record<Kind, Lifecycle>>;

/** One operation of the engine: a process of its own, which remembers what it has looked over. */
export class Run {
  private constructor(
    private readonly control: SimulatorControl,
    /** The operation before this one, which left what is in the stack. */
    private readonly earlier: Lifecycles,
    private readonly lifecycles: Lifecycles,
    readonly said: string[],
  ) {}

  static async begin(control: SimulatorControl, tenants: object = declaredTenants(control.url)): Promise<Run> {
    const said: string[] = [];
    const say = (severity: string, message: string) => void said.push(`${severity}: ${message}`);
    const earlier = await lifecyclesOver(tenants, hurriedClock());
    return new Run(control, earlier, await lifecyclesOver(tenants, hurriedClock(), { say }), said);
  }

  /** What `check` says to a program that was `before`; nothing was, where the resource is new. */
  async check(kind: Kind, before: object | undefined, after: object): Promise<Outcome> {
    const olds = before === undefined ? {} : await this.stored(kind, before);
    this.said.length = 0;
    await this.control.clearRequests();
    return this.lifecycles[kind].check(olds, withShell(kind, kind, after));
  }

  /** Without another `check`, as if the world had changed since. */
  async update(kind: Kind, before: object, after: object): Promise<Stored> {
    const [olds, news] = [await this.stored(kind, before), await this.stored(kind, after)];
    return (await this.lifecycles[kind].update("id", olds, news)).outs;
  }

  async delete(kind: Kind, inputs: object): Promise<void> {
    await this.lifecycles[kind].delete("id", await this.stored(kind, inputs));
  }

  private async stored(kind: Kind, inputs: object): Promise<Stored> {
    return (await this.earlier[kind].check({}, withShell(kind, kind, inputs))).inputs;
  }

  /** HTTP requests to Graph since the last `check` began; parts of a `$batch` count as the one they travel in. */
  async requests(): Promise<number> {
    return (await this.control.requests()).requests.filter((each) => each.kind === "graph").length;
  }
}

/** What a configuration made by hand is set to. */
interface Setting {
  readonly groups?: readonly string[];
  readonly everybody?: boolean;
  readonly protection?: { readonly enabled: boolean; readonly threshold: number };
  readonly job?: "running" | "stopped" | "none";
}

/** A configuration that provisions, as a person would have set it up; the id of its service principal. */
export async function provisioning(control: SimulatorControl, setting: Setting): Promise<string> {
  const { groups = [], everybody = false, protection = { enabled: true, threshold: 10 }, job = "running" } = setting;
  await policiesByHand(control);
  const { servicePrincipal } = await configurationByHand(control);
  const { id } = servicePrincipal;
  const appRoleId = servicePrincipal.appRoles[0]?.id;
  const ask = (method: string, path: string, body?: unknown) => control.portal(fabrikamId, method, `/servicePrincipals/${id}${path}`, body);
  for (const principalId of groups) await ask("POST", "/appRoleAssignedTo", { principalId, resourceId: id, appRoleId });
  const notification = { Enabled: false, DeleteThresholdEnabled: protection.enabled, DeleteThresholdValue: protection.threshold };
  const value = [
    { key: "AuthenticationType", value: "SyncPolicy" },
    { key: "CompanyId", value: contosoId },
    { key: "SyncAll", value: String(everybody) },
    { key: "SyncNotificationSettings", value: JSON.stringify(notification) },
  ];
  await ask("PUT", "/synchronization/secrets", { value });
  if (job === "none") return id;
  const { body } = await ask("POST", "/synchronization/jobs", { templateId: "Azure2Azure" });
  if (job === "running") await ask("POST", `/synchronization/jobs/${(body as { id: string }).id}/start`);
  return id;
}
