import { createPublicKey, type KeyObject } from "node:crypto";
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload } from "jose";
import type { FederatedCredential, Registration } from "../store/kinds";
import type { JsonObject } from "../graph/json";
import { pipelineIssuer } from "./pipeline";
import { assertionRefused, credentialMissing, federationRefused, secretRefused } from "./signInError";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** Entra forgives clocks that disagree this much. */
const clockTolerance = "5 minutes";

/** What a client shows to prove who it is. */
export interface Presented {
  readonly form: URLSearchParams;
  /** The addresses that a client may name as the audience of its assertion. */
  readonly audiences: readonly string[];
  readonly now: Date;
  /** An administrator took the application's secrets away. */
  readonly secretsRevoked: boolean;
  /** Signs the tokens of the simulated pipeline too. */
  readonly ownKey: JsonObject;
}

/** Passes when the client's secret, certificate or federated token is one of the registration's; throws Entra's refusal otherwise. */
export async function proveClient(registration: Registration, presented: Presented): Promise<void> {
  const secret = presented.form.get("client_secret");
  if (secret !== null) {
    if (presented.secretsRevoked || !registration.secrets.includes(secret)) throw secretRefused(registration.clientId);
    return;
  }
  const assertion = presented.form.get("client_assertion");
  if (assertion === null || presented.form.get("client_assertion_type") !== assertionType) throw credentialMissing();
  await proveAssertion(registration, assertion, presented);
}

async function proveAssertion(registration: Registration, assertion: string, presented: Presented): Promise<void> {
  const claims = readClaims(assertion);
  if (claims.iss === registration.clientId) return proveCertificate(registration, assertion, presented);
  return proveFederation(registration, assertion, claims, presented);
}

async function proveCertificate(registration: Registration, assertion: string, presented: Presented): Promise<void> {
  const expected = { issuer: registration.clientId, subject: registration.clientId, audience: [...presented.audiences], clockTolerance };
  for (const certificate of registration.certificates) {
    const reason = await refusal(assertion, createPublicKey(certificate), {
      ...expected,
      currentDate: presented.now,
      requiredClaims: ["exp"],
    });
    if (reason === undefined) return;
    if (!reason.includes("signature")) throw assertionRefused(reason);
  }
  throw assertionRefused("no certificate of the application matches its signature");
}

async function refusal(assertion: string, key: KeyObject, options: Parameters<typeof jwtVerify>[2]): Promise<string | undefined> {
  try {
    await jwtVerify(assertion, key, options);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function proveFederation(
  registration: Registration,
  assertion: string,
  claims: JWTPayload,
  { now, ownKey }: Presented,
): Promise<void> {
  const audiences = [claims.aud ?? []].flat();
  const trusted = registration.federatedCredentials.find((each) => trusts(each, claims, audiences));
  if (!trusted) throw federationRefused(claims.iss ?? "", claims.sub ?? "", audiences.join(" "));
  try {
    const keys = trusted.jwks ?? { keys: trusted.issuer === pipelineIssuer ? [ownKey] : [] };
    await jwtVerify(assertion, createLocalJWKSet(keys as unknown as JSONWebKeySet), {
      currentDate: now,
      requiredClaims: ["exp"],
      clockTolerance,
    });
  } catch (error) {
    throw assertionRefused(error instanceof Error ? error.message : String(error));
  }
}

function trusts(credential: FederatedCredential, claims: JWTPayload, audiences: readonly string[]): boolean {
  return credential.issuer === claims.iss && credential.subject === claims.sub && audiences.includes(credential.audience);
}

function readClaims(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    throw assertionRefused("it is not a JSON web token");
  }
}
