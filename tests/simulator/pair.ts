import {
  SimulatorControl,
  contoso,
  fabrikam,
  fabrikamAndContoso,
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from "../../simulator";

/** An application that can sign in to one tenant. */
export interface Client {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Graph's answer, with the body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The tests look into bodies of many shapes; what they read is what they check.
  readonly body: Body;
}

export type Body = { readonly [member: string]: Body } & { readonly [index: number]: Body; readonly length: number };

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Fabrikam and Contoso in a simulator of their own. */
export interface Pair {
  readonly simulator: Simulator;
  readonly control: SimulatorControl;
  readonly source: Ask;
  readonly target: Ask;
}

export async function startPair(options: SimulatorOptions = {}): Promise<Pair> {
  const directory = process.env["SIMULATOR_DIRECTORY"];
  const simulator = await startSimulator({
    port: 0,
    inMemory: true,
    directory,
    consistencyDelayMs: 0,
    seed: fabrikamAndContoso,
    ...options,
  });
  return {
    simulator,
    control: new SimulatorControl(simulator.url),
    source: await signedIn(simulator.url, fabrikam),
    target: await signedIn(simulator.url, contoso),
  };
}

/** The token endpoint's answer for a form. */
export async function askToken(url: string, tenant: string, form: Record<string, string>): Promise<Answer> {
  return read(await fetch(`${url}/${tenant}/oauth2/v2.0/token`, { method: "POST", body: new URLSearchParams(form) }));
}

/** The form of an ordinary sign-in with a secret. */
export function secretForm(client: Client): Record<string, string> {
  return {
    grant_type: "client_credentials",
    client_id: client.clientId,
    client_secret: client.clientSecret,
    scope: "https://graph.microsoft.com/.default",
  };
}

/** A way to ask Graph as a client; the path has no version, or starts with /beta. */
export async function signedIn(url: string, client: Client): Promise<Ask> {
  const { body } = await askToken(url, client.tenantId, secretForm(client));
  return asking(url, textOf(body["access_token"]));
}

export function asking(url: string, token: string | undefined): Ask {
  return async (method, path, body, headers = {}) => {
    const address = `${url}${path.startsWith("/beta") ? "" : "/v1.0"}${path}`;
    const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return read(
      await fetch(address, { method, ...content, headers: { "content-type": "application/json", ...authorization, ...headers } }),
    );
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === "" ? {} : JSON.parse(text)) as Body };
}

export const partners = "/policies/crossTenantAccessPolicy/partners";

/** A configuration made in the source tenant, with the paths below it. */
export interface Configuration {
  readonly applicationId: string;
  readonly appId: string;
  readonly servicePrincipalId: string;
  readonly roleId: string;
  readonly assignedTo: string;
  readonly synchronization: string;
}

export async function instantiate(source: Ask, displayName = "Fabrikam to Contoso"): Promise<Configuration> {
  const { body } = await source("POST", "/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7/instantiate", { displayName });
  const servicePrincipalId = textOf(body["servicePrincipal"]?.["id"]);
  return {
    applicationId: textOf(body["application"]?.["id"]),
    appId: textOf(body["application"]?.["appId"]),
    servicePrincipalId,
    roleId: textOf(body["servicePrincipal"]?.["appRoles"]?.[0]?.["id"]),
    assignedTo: `/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`,
    synchronization: `/servicePrincipals/${servicePrincipalId}/synchronization`,
  };
}

export async function makeJob(source: Ask, configuration: Configuration): Promise<string> {
  const { body } = await source("POST", `${configuration.synchronization}/jobs`, { templateId: "Azure2Azure" });
  return `${configuration.synchronization}/jobs/${textOf(body["id"])}`;
}

/** A text in an answer. */
export function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Error(`Graph answered ${JSON.stringify(value)} where a text belongs`);
  return value;
}
