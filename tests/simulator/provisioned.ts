import {
  SimulatorControl,
  contoso,
  fabrikam,
  fabrikamAndContoso,
  startSimulator,
  type Seed,
  type Simulator,
  type SimulatorOptions,
} from "../../simulator";
import { instantiate, makeJob, partners, signedIn, textOf, type Ask, type Body, type Configuration } from "./pair";

const noBody = {} as Body;

/** One of the marketing people. */
export const ada = textOf(fabrikam.marketingUserIds[0]);
/** Another one. */
export const ben = textOf(fabrikam.marketingUserIds[1]);

export const minutes = 60_000;
export const hours = 60 * minutes;
export const days = 24 * hours;

/** Fabrikam and Contoso with policies on both sides and a job that is not started. */
export interface Provisioned {
  readonly simulator: Simulator;
  readonly control: SimulatorControl;
  readonly source: Ask;
  readonly target: Ask;
  readonly configuration: Configuration;
  readonly job: string;
}

export async function provisioned(options: SimulatorOptions = {}): Promise<Provisioned> {
  const simulator = await startSimulator({
    port: 0,
    inMemory: true,
    directory: process.env["SIMULATOR_DIRECTORY"],
    consistencyDelayMs: 0,
    seed: fabrikamAndContoso,
    ...options,
  });
  const control = new SimulatorControl(simulator.url);
  await allowBothWays(control);
  const source = await signedIn(simulator.url, fabrikam);
  const target = await signedIn(simulator.url, contoso);
  const configuration = await instantiate(source);
  const job = await makeJob(source, configuration);
  const pair = { simulator, control, source, target, configuration, job };
  await saveSecrets(pair);
  return pair;
}

async function allowBothWays(control: SimulatorControl): Promise<void> {
  const ours = `${partners}/${fabrikam.tenantId}`;
  await control.portal(contoso.tenantId, "POST", partners, {
    tenantId: fabrikam.tenantId,
    automaticUserConsentSettings: { inboundAllowed: true },
  });
  await control.portal(contoso.tenantId, "PUT", `${ours}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } });
  await control.portal(fabrikam.tenantId, "POST", partners, {
    tenantId: contoso.tenantId,
    automaticUserConsentSettings: { outboundAllowed: true },
  });
}

/** Saves the configuration's settings; SyncNotificationSettings is given as an object. */
export async function saveSecrets({ source, configuration }: Provisioned, settings: { syncAll?: boolean; notification?: object } = {}) {
  const { syncAll = false, notification = { Enabled: false, DeleteThresholdEnabled: false } } = settings;
  const value = Object.entries({
    AuthenticationType: "SyncPolicy",
    CompanyId: contoso.tenantId,
    SyncAll: String(syncAll),
    SyncNotificationSettings: JSON.stringify(notification),
  }).map(([key, each]) => ({ key, value: each }));
  return source("PUT", `${configuration.synchronization}/secrets`, { value });
}

/** Assigns a user or a group; returns the path of the assignment. */
export async function assign({ source, configuration }: Provisioned, principalId: string): Promise<string> {
  const { servicePrincipalId, roleId, assignedTo } = configuration;
  const { body } = await source("POST", assignedTo, { principalId, resourceId: servicePrincipalId, appRoleId: roleId });
  return `${assignedTo}/${textOf(body["id"])}`;
}

/** What a person in the source tenant does to a user or a group. */
export function change({ control }: Provisioned, method: string, path: string, body?: unknown) {
  return control.portal(fabrikam.tenantId, method, path, body);
}

export async function start({ source, job }: Provisioned): Promise<void> {
  await source("POST", `${job}/start`);
}

/** Starts the job and lets its initial cycle pass. */
export async function startAndFinishInitialCycle(pair: Provisioned): Promise<void> {
  await start(pair);
  await pair.control.advance(30 * minutes);
}

/** Lets the next incremental cycle pass. */
export async function nextCycle({ control }: Provisioned): Promise<void> {
  await control.advance(40 * minutes);
}

export async function statusOf({ source, job }: Provisioned): Promise<Body> {
  return (await source("GET", job)).body["status"] ?? noBody;
}

/** The users of the target tenant by the mail that they have in the source. */
export async function targetUsers({ target }: Provisioned): Promise<Record<string, Body>> {
  const select =
    "id,displayName,userPrincipalName,mail,userType,creationType,externalUserState,accountEnabled,department,showInAddressList";
  const { body } = await target("GET", `/users?$top=999&$select=${select}`);
  return Object.fromEntries(Array.from(body["value"] as ArrayLike<Body>, (user) => [textOf(user["mail"]), user]));
}

/** The provisioning log, oldest first. */
export async function logs({ source }: Provisioned, filter = ""): Promise<Body[]> {
  const { body } = await source("GET", `/auditLogs/provisioning?$top=999${filter === "" ? "" : `&$filter=${encodeURIComponent(filter)}`}`);
  return Array.from(body["value"] as ArrayLike<Body>).reverse();
}

/** The mail of a user of the source tenant. */
export async function mailOf({ source }: Provisioned, userId: string): Promise<string> {
  return textOf((await source("GET", `/users/${userId}`)).body["mail"]);
}

/** More users for Fabrikam, and others in place of Contoso's. */
export function seedWith(users: { fabrikam?: Seed["tenants"][number]["users"]; contoso?: Seed["tenants"][number]["users"] }): Seed {
  return {
    tenants: fabrikamAndContoso.tenants.map((tenant) => ({
      ...tenant,
      users: [...(tenant.users ?? []), ...((tenant.id === fabrikam.tenantId ? users.fabrikam : users.contoso) ?? [])],
    })),
  };
}
