import { ClientSecretCredential } from "@azure/identity";
import { Client } from "@microsoft/microsoft-graph-client";
import { fabrikam } from "../../simulator";
import { asking, startPair, type Pair } from "./pair";

const scope = "https://graph.microsoft.com/.default";

let pair: Pair;
beforeAll(async () => void (pair = await startPair()));
afterAll(() => pair.simulator.close());

function credential(): ClientSecretCredential {
  const { tenantId, clientId, clientSecret } = fabrikam;
  return new ClientSecretCredential(tenantId, clientId, clientSecret, {
    authorityHost: pair.simulator.url,
    disableInstanceDiscovery: true,
  });
}

const revokeTokens = () => pair.control.signIn({ tenantId: fabrikam.tenantId, clientId: fabrikam.clientId, tokens: "revoked" });

async function challengeFor(token: string): Promise<string> {
  const { status, headers, body } = await asking(pair.simulator.url, token)("GET", "/organization");
  expect([status, body["error"]?.["code"]]).toEqual([401, "InvalidAuthenticationToken"]);
  return headers.get("www-authenticate") ?? "";
}

test("a client that can answer it is told which claims its next token needs, and is let in with that", async () => {
  const own = credential();
  const { token } = await own.getToken(scope, { enableCae: true });
  await revokeTokens();
  const challenge = await challengeFor(token);
  expect(challenge).toContain('error="insufficient_claims"');
  const claims = Buffer.from(/claims="([^"]+)"/.exec(challenge)?.[1] ?? "", "base64").toString();
  expect(JSON.parse(claims)).toMatchObject({ access_token: { nbf: { essential: true } } });
  const next = await own.getToken(scope, { enableCae: true, claims });
  expect(next.token).not.toBe(token);
  expect((await asking(pair.simulator.url, next.token)("GET", "/organization")).status).toBe(200);
});

test("a client that did not say so is refused without claims", async () => {
  const { token } = await credential().getToken(scope);
  await revokeTokens();
  const challenge = await challengeFor(token);
  expect(challenge).toMatch(/^Bearer realm=""/);
  expect(challenge).not.toContain("claims=");
});

test("Microsoft's Graph client shows the challenge to its caller", async () => {
  const { token } = await credential().getToken(scope, { enableCae: true });
  await revokeTokens();
  const client = Client.init({
    baseUrl: `${pair.simulator.url}/`,
    customHosts: new Set(["localhost"]),
    authProvider: (done) => done(null, token),
  });
  const refusal = (await client
    .api("/organization")
    .get()
    .catch((error: unknown) => error)) as { readonly statusCode: number; readonly headers: Headers };
  expect(refusal.statusCode).toBe(401);
  expect(refusal.headers.get("www-authenticate")).toContain("insufficient_claims");
});
