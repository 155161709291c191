import { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import { Agenda } from "./agenda";
import type { Cycle } from "./cycle";
import { provisioningState, type JobPlace } from "./jobState";
import { dropWhatIsTooOld } from "./retention";
import { Runner, intervalMs } from "./runner";

const dayMs = 24 * 3_600_000;
/** A cycle under way is taken further at most this often. */
const progressEveryMs = 1_000;
const housekeeping = "housekeeping";
const watched = [
  "user",
  "member",
  "group",
  "appRoleAssignment",
  "servicePrincipal",
  "schema",
  "secrets",
  "partner",
  "identitySynchronization",
  "manager",
] as const;

/** Runs the jobs of all tenants by the clock. It does nothing by itself: each request first brings it up to the moment. */
export class Engine {
  private readonly agenda = new Agenda<string>();
  private readonly places = new Map<string, JobPlace>();
  private readonly running = new Map<string, Cycle>();
  private readonly runner: Runner;
  private readonly opened: number;
  private seenVersion = -1;
  private lastProgress = 0;
  private houseKeptAt: number;
  /** Cycles in a row that had nothing to do and changed nothing. */
  private idle = 0;

  constructor(private readonly world: World) {
    this.runner = new Runner(world);
    this.opened = world.now();
    this.houseKeptAt = this.opened;
    this.agenda.set(housekeeping, this.opened + dayMs);
  }

  /** Does everything that is due by now. */
  catchUp(): void {
    const now = this.world.now();
    this.readJobs();
    const due = (this.agenda.earliest()?.at ?? Infinity) <= now;
    if (due || (this.running.size > 0 && now - this.lastProgress >= progressEveryMs)) this.runTo(now);
  }

  /** Lets time pass until a moment, and everything happen that happens until then. */
  advanceTo(moment: number): void {
    this.catchUp();
    this.runTo(moment);
    this.world.clock.moveTo(moment);
    this.world.store.clockAheadMs = this.world.clock.ahead;
  }

  /** Forgets all jobs, as after a reset. */
  clear(): void {
    this.running.clear();
    this.runner.forget();
    this.seenVersion = -1;
  }

  private runTo(moment: number): void {
    const { clock, store } = this.world;
    for (let next = this.agenda.earliest(); next && next.at <= moment; next = this.agenda.earliest()) {
      const { key, at } = next;
      clock.during(at, () => store.atomically(() => (key === housekeeping ? this.keepHouse(at) : this.run(key))));
      if (this.idle > this.places.size) this.skipIdleCycles(moment);
    }
    clock.during(moment, () => store.atomically(() => this.running.forEach((cycle) => this.runner.proceed(cycle))));
    this.lastProgress = moment;
  }

  private run(jobId: string): void {
    const place = this.places.get(jobId);
    if (!place) {
      this.agenda.delete(jobId);
      return;
    }
    const before = this.directoryVersion();
    const cycle = this.running.get(jobId);
    if (cycle) {
      this.running.delete(jobId);
      this.runner.end(cycle);
    } else {
      const begun = this.runner.begin(place);
      if (begun) this.running.set(jobId, begun);
      if (begun) this.runner.proceed(begun);
    }
    const regular = provisioningState(place).nextCycleAt === this.world.now() + intervalMs;
    const quiet = regular && !cycle && this.running.size === 0 && this.directoryVersion() === before;
    this.idle = quiet ? this.idle + 1 : 0;
    this.schedule(place);
  }

  /** When no job has anything to do, the cycles until then would only repeat each other. */
  private skipIdleCycles(moment: number): void {
    const until = Math.min(moment, this.houseKeptAt + dayMs);
    this.agenda.shift((at, key) => (key === housekeeping || at > until ? at : until - ((until - at) % intervalMs)));
    this.idle = 0;
  }

  /** Grows when anything changes that a cycle looks at. */
  private directoryVersion(): number {
    const { tables } = this.world.store;
    return watched.reduce((sum, kind) => sum + tables[kind].version, 0);
  }

  /** The agenda as the stored jobs have it, where a request may have changed them. */
  private readJobs(): void {
    const { tables } = this.world.store;
    if (tables.provisioning.version === this.seenVersion) return;
    for (const key of this.agenda.keys()) if (key !== housekeeping) this.agenda.delete(key);
    this.places.clear();
    this.idle = 0;
    for (const tenantId of tables.provisioning.tenantIds()) {
      const tenant = new Tenant(this.world, tenantId, true);
      for (const { id, parentId } of tables.provisioning.list(tenantId)) {
        const place = { tenant, principalId: parentId, jobId: id };
        this.places.set(id, place);
        this.schedule(place);
      }
    }
    for (const jobId of this.running.keys()) if (!this.places.has(jobId)) this.running.delete(jobId);
    this.seenVersion = tables.provisioning.version;
  }

  private schedule(place: JobPlace): void {
    this.seenVersion = this.world.store.tables.provisioning.version;
    const cycle = this.running.get(place.jobId);
    const state = provisioningState(place);
    // What fell due while the simulator was not running is done when it runs again, once.
    if (cycle) this.agenda.set(place.jobId, cycle.ends);
    else if (state.active) this.agenda.set(place.jobId, Math.max(state.nextCycleAt, this.opened));
    else this.agenda.delete(place.jobId);
  }

  private keepHouse(now: number): void {
    dropWhatIsTooOld(this.world);
    this.houseKeptAt = now;
    this.agenda.set(housekeeping, now + dayMs);
    this.idle = 0;
  }
}
