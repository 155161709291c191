import type { Json } from "../graph/json";
import type { Seed } from "../seed/seed";
import type { Forecast } from "../weather/forecast";
import type { CurrentWeather } from "../weather/weather";
import type { Fault, PendingFault } from "../world/faults";
import type { ServedRequest } from "../world/journal";
import type { Unknowns } from "../world/unknowns";
import type { TenantRecord } from "../store/kinds";
import type { Mail } from "../store/provisioningKinds";
import type { ClockReading } from "./clock";
import type { Settings } from "./requests";
import type { SignInChange } from "./signIn";
import type { Snapshot } from "./snapshot";

/** The simulator as it is now. */
export interface Health extends Settings {
  readonly status: "ready";
  readonly tenants: readonly TenantRecord[];
}

/** A message of the provisioning service, and the tenant whose job it is about. */
export type SentMail = Mail & { readonly tenantId: string };

/** What to change of the settings; what is left out stays. */
export interface SettingsChange {
  readonly consistencyDelayMs?: number;
  readonly assignmentDelayMs?: number;
  readonly quota?: Settings["quota"];
  /** As `host:port`; null for none. */
  readonly smtp?: string | null;
  readonly unknowns?: Partial<Unknowns>;
}

/** What the portal's handler answered. */
export interface PortalAnswer {
  readonly status: number;
  readonly body: Json;
}

/**
 * Speaks to a running simulator's control surface, for tests and scripts.
 * The certificate must be trusted through NODE_EXTRA_CA_CERTS.
 */
export class SimulatorControl {
  constructor(readonly url: string) {}

  health(): Promise<Health> {
    return this.ask<Health>("GET", "health");
  }

  /** Adds the seed's tenants that do not exist yet; returns the ids of those made. */
  async seed(seed: Seed): Promise<string[]> {
    return (await this.ask<{ made: string[] }>("POST", "tenants", seed)).made;
  }

  /** Drops everything, and starts again with a seed if one is given. */
  async reset(seed?: Seed): Promise<string[]> {
    return (await this.ask<{ made: string[] }>("POST", "reset", seed ? { seed } : {})).made;
  }

  /** Remembers everything stored as it is now, as long as the simulator runs; returns the id to come back by. */
  async savepoint(): Promise<string> {
    return (await this.ask<{ id: string }>("POST", "savepoints")).id;
  }

  /** Everything stored is again as it was at a savepoint, with the same ids; requests, faults and weather are forgotten, time goes on. */
  async comeBackTo(savepoint: string): Promise<void> {
    await this.ask("POST", `savepoints/${encodeURIComponent(savepoint)}`);
  }

  /** Does what a person with every role would do in the portal; a path that starts with `/beta` asks beta. */
  portal(tenantId: string, method: string, path: string, body?: unknown): Promise<PortalAnswer> {
    return this.ask<PortalAnswer>("POST", "portal", { tenantId, method, path, ...(body === undefined ? {} : { body }) });
  }

  /** The requests served after a number; `next` is the number to ask from later. */
  requests(since = 0): Promise<{ requests: ServedRequest[]; next: number }> {
    return this.ask<{ requests: ServedRequest[]; next: number }>("GET", `requests?since=${since}`);
  }

  async clearRequests(): Promise<void> {
    await this.ask("DELETE", "requests");
  }

  /** Faults for the next requests that match; returns their ids. */
  async addFaults(faults: readonly Fault[]): Promise<string[]> {
    return (await this.ask<{ ids: string[] }>("POST", "faults", faults)).ids;
  }

  /** The faults that no request has used up yet. */
  async faults(): Promise<PendingFault[]> {
    return (await this.ask<{ faults: PendingFault[] }>("GET", "faults")).faults;
  }

  async clearFaults(): Promise<void> {
    await this.ask("DELETE", "faults");
  }

  /** Named faults for the requests to come; returns their ids. */
  async addWeather(...forecasts: readonly Forecast[]): Promise<string[]> {
    return (await this.ask<{ ids: string[] }>("POST", "weather", forecasts)).ids;
  }

  /** The weather that has not passed, with its seeds and how often it struck. */
  async weather(): Promise<CurrentWeather[]> {
    return (await this.ask<{ weather: CurrentWeather[] }>("GET", "weather")).weather;
  }

  async clearWeather(): Promise<void> {
    await this.ask("DELETE", "weather");
  }

  settings(change: SettingsChange): Promise<Settings> {
    return this.ask<Settings>("PATCH", "settings", change);
  }

  /** As if others had taken that share (0 to 1) of every limit of every application a moment ago. */
  async useQuota(used: number): Promise<void> {
    await this.ask("POST", "quota", { used });
  }

  /** Revokes or restores an application's secrets, or revokes its tokens. */
  async signIn(change: SignInChange): Promise<void> {
    await this.ask("POST", "sign-in", change);
  }

  /** The simulator's time, which may be ahead of real time. */
  clock(): Promise<ClockReading> {
    return this.ask<ClockReading>("GET", "clock");
  }

  /** Lets time pass at once: provisioning cycles run, quarantines are tried again, deleted objects expire. */
  advance(advanceMs: number): Promise<ClockReading> {
    return this.ask<ClockReading>("POST", "clock", { advanceMs });
  }

  /** The messages that the provisioning service sent, oldest first. */
  async mails(): Promise<SentMail[]> {
    return (await this.ask<{ mails: SentMail[] }>("GET", "mails")).mails;
  }

  snapshot(): Promise<Snapshot> {
    return this.ask<Snapshot>("GET", "snapshot");
  }

  private async ask<Result>(method: string, path: string, body?: unknown): Promise<Result> {
    const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(`${this.url}/_simulator/${path}`, { method, ...content });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} /_simulator/${path} failed: ${response.status} ${answer}`);
    return (answer === "" ? undefined : JSON.parse(answer)) as Result;
  }
}
