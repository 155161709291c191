import { generateKeyPairSync, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { ClientCertificateCredential } from "@azure/identity";
import { SignJWT, exportJWK, generateKeyPair, type CryptoKey } from "jose";
import { fabrikam, fabrikamAndContoso, type Seed } from "../../simulator";
import { selfSigned } from "../../simulator/certificate/selfSigned";
import { asking, askToken, secretForm, startPair, textOf, type Pair } from "./pair";

const certificateClientId = randomUUID();
const federatedClientId = randomUUID();
const pipeline = { issuer: "https://pipelines.example", subject: "repo:fabrikam/tenants:main", audience: "api://AzureADTokenExchange" };
const assertionForm = {
  grant_type: "client_credentials",
  scope: "https://graph.microsoft.com/.default",
  client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
};

let pair: Pair;
let pipelineKey: CryptoKey;
let automation: Awaited<ReturnType<typeof keyAndCertificate>>;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  pipelineKey = privateKey;
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "pipeline", alg: "RS256" }] };
  automation = await keyAndCertificate("fabrikam automation");
  pair = await startPair({ seed: seedWith(jwks) });
});
afterAll(() => pair.simulator.close());

async function keyAndCertificate(commonName: string) {
  const { privateKey: key } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { key, certificate: await selfSigned(key, { commonName, hosts: [], validDays: 1 }) };
}

function seedWith(jwks: { keys: object[] }): Seed {
  const [source, ...others] = fabrikamAndContoso.tenants;
  if (!source) throw new Error("the seed has a source tenant");
  const application = (clientId: string) => ({
    clientId,
    applicationId: randomUUID(),
    servicePrincipalId: randomUUID(),
    displayName: clientId,
    roles: ["Policy.Read.All"],
  });
  const applications = [
    ...(source.applications ?? []),
    { ...application(certificateClientId), certificates: [automation.certificate] },
    { ...application(federatedClientId), federatedCredentials: [{ ...pipeline, jwks: jwks as never }] },
  ];
  return { tenants: [{ ...source, applications }, ...others] };
}

function certificateAssertion(claims: { audience?: string; expiry?: string } = {}): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(certificateClientId)
    .setSubject(certificateClientId)
    .setAudience(claims.audience ?? `${pair.simulator.url}/${fabrikam.tenantId}/oauth2/v2.0/token`)
    .setExpirationTime(claims.expiry ?? "5m")
    .sign(automation.key);
}

function askWithCertificate(client_assertion: string) {
  return askToken(pair.simulator.url, fabrikam.tenantId, { ...assertionForm, client_id: certificateClientId, client_assertion });
}

test("a certificate signs in through @azure/identity", async () => {
  const path = join(tmpdir(), `${certificateClientId}.pem`);
  await writeFile(path, `${automation.key.export({ type: "pkcs8", format: "pem" }).toString()}${automation.certificate}`, { mode: 0o600 });
  const { url } = pair.simulator;
  const credential = new ClientCertificateCredential(
    fabrikam.tenantId,
    certificateClientId,
    { certificatePath: path },
    { authorityHost: url, disableInstanceDiscovery: true },
  );
  const { token } = await credential.getToken(`${url}/.default`);
  const { status } = await asking(url, token)("GET", "/policies/crossTenantAccessPolicy");
  expect(status).toBe(200);
});

test("an assertion for another audience, one that has expired and one with another key are refused", async () => {
  const stranger = await keyAndCertificate("stranger");
  const forged = await new SignJWT({})
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(certificateClientId)
    .setSubject(certificateClientId)
    .setAudience(`${pair.simulator.url}/${fabrikam.tenantId}/oauth2/v2.0/token`)
    .setExpirationTime("5m")
    .sign(stranger.key);
  for (const assertion of [
    await certificateAssertion({ audience: "https://elsewhere.example" }),
    await certificateAssertion({ expiry: "-10m" }),
    forged,
  ]) {
    const { status, body } = await askWithCertificate(assertion);
    expect({ status, error: body["error"], codes: body["error_codes"] }).toEqual({ status: 401, error: "invalid_client", codes: [700027] });
  }
  expect((await askWithCertificate(await certificateAssertion())).status).toBe(200);
});

test("a pipeline's token signs in when issuer, subject and audience are trusted", async () => {
  const assertion = (subject: string) =>
    new SignJWT({})
      .setProtectedHeader({ alg: "RS256", kid: "pipeline" })
      .setIssuer(pipeline.issuer)
      .setSubject(subject)
      .setAudience(pipeline.audience)
      .setExpirationTime("5m")
      .sign(pipelineKey);
  const ask = async (subject: string) =>
    askToken(pair.simulator.url, fabrikam.tenantId, {
      ...assertionForm,
      client_id: federatedClientId,
      client_assertion: await assertion(subject),
    });
  expect((await ask(pipeline.subject)).status).toBe(200);
  const refused = await ask("repo:fabrikam/tenants:fork");
  expect([refused.status, refused.body["error_codes"]]).toEqual([401, [700213]]);
});

interface RefusedSignIn {
  readonly name: string;
  readonly tenant?: string;
  readonly form?: Record<string, string>;
  readonly status: number;
  readonly error: string;
  readonly number: number;
}

const refusedSignIns: readonly RefusedSignIn[] = [
  { name: "an unknown tenant", tenant: "11111111-2222-4333-8444-555555555555", status: 400, error: "invalid_request", number: 90002 },
  {
    name: "an unknown application",
    form: { client_id: "11111111-2222-4333-8444-555555555555" },
    status: 400,
    error: "unauthorized_client",
    number: 700016,
  },
  { name: "a wrong secret", form: { client_secret: "wrong" }, status: 401, error: "invalid_client", number: 7000215 },
  {
    name: "a scope without /.default",
    form: { scope: "https://graph.microsoft.com/User.Read" },
    status: 400,
    error: "invalid_scope",
    number: 1002012,
  },
  { name: "another grant", form: { grant_type: "password" }, status: 400, error: "unsupported_grant_type", number: 70003 },
];

test.each(refusedSignIns)(
  "$name is refused with its AADSTS number",
  async ({ tenant = fabrikam.tenantId, form, status, error, number }) => {
    const answer = await askToken(pair.simulator.url, tenant, { ...secretForm(fabrikam), ...form });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      error,
      error_codes: [number],
      error_description: expect.stringContaining(`AADSTS${number}`) as string,
    });
    expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(["timestamp", "trace_id", "correlation_id"]));
  },
);

test("a missing, forged or foreign token is not accepted by Graph", async () => {
  const { url } = pair.simulator;
  const { body } = await askToken(url, fabrikam.tenantId, secretForm(fabrikam));
  const token = textOf(body["access_token"]);
  const foreign = await askToken(url, fabrikam.tenantId, { ...secretForm(fabrikam), scope: "https://vault.example/.default" });
  for (const bad of [undefined, `${token.slice(0, -8)}AAAAAAAA`, "no-token", textOf(foreign.body["access_token"])]) {
    const answer = await asking(url, bad)("GET", "/organization");
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([401, "InvalidAuthenticationToken"]);
  }
});

test("the keys endpoint publishes the key that signs the tokens", async () => {
  const { url } = pair.simulator;
  const metadata = (await (await fetch(`${url}/${fabrikam.tenantId}/v2.0/.well-known/openid-configuration`)).json()) as {
    jwks_uri: string;
    token_endpoint: string;
  };
  const { keys } = (await (await fetch(metadata.jwks_uri)).json()) as { keys: { kid: string; d?: string }[] };
  const { body } = await askToken(url, fabrikam.tenantId, secretForm(fabrikam));
  const header = JSON.parse(Buffer.from(textOf(body["access_token"]).split(".")[0] ?? "", "base64url").toString()) as { kid: string };
  expect(keys.map((key) => key.kid)).toContain(header.kid);
  expect(keys[0]?.d).toBeUndefined();
});
