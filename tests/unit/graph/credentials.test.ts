import type { AccessToken, TokenCredential } from "@azure/identity";
import { credentialOf, tokenOf } from "../../../provider/graph/credentials";
import { SignInFailed, Unreachable, WrongTenant } from "../../../provider/graph/errors";
import { thrownBy } from "../thrown";
import { fabrikamAt } from "./fabrikam";

const fabrikam = fabrikamAt("https://graph.example");

function jwt(claims: object): string {
  return ["{}", JSON.stringify(claims), "signature"].map((part) => Buffer.from(part).toString("base64url")).join(".");
}

function credential(getToken: (scope: string | string[]) => Promise<AccessToken | null>): () => Promise<TokenCredential> {
  return () => Promise.resolve({ getToken });
}

const issuing = (token: string) => credential(() => Promise.resolve({ token, expiresOnTimestamp: 0 }));
const failing = (error: Error) => credential(() => Promise.reject(error));

test("the token is asked for Graph of the tenant's own cloud", async () => {
  const scopes: (string | string[])[] = [];
  const ask = credential((scope) => {
    scopes.push(scope);
    return Promise.resolve({ token: jwt({ tid: fabrikam.tenantId }), expiresOnTimestamp: 0 });
  });
  await expect(tokenOf(fabrikam, ask)()).resolves.toBe(jwt({ tid: fabrikam.tenantId }));
  expect(scopes).toEqual(["https://graph.example/.default"]);
});

test("a token of another tenant is refused, and the error names both", async () => {
  const other = "22222222-2222-4222-8222-222222222222";
  const error = await thrownBy(tokenOf(fabrikam, issuing(jwt({ tid: other })))());
  expect(error).toBeInstanceOf(WrongTenant);
  expect(error.message).toContain(`tenant 'fabrikam' is declared as ${fabrikam.tenantId}, but its credentials sign in to ${other}`);
});

test("the spelling of a tenant's id does not matter", async () => {
  const tenant = { ...fabrikam, tenantId: "ABCDEFAB-1111-4111-8111-111111111111" };
  await expect(tokenOf(tenant, issuing(jwt({ tid: tenant.tenantId.toLowerCase() })))()).resolves.toBeDefined();
});

test("a token that cannot be read is left to Graph", async () => {
  await expect(tokenOf(fabrikam, issuing("opaque"))()).resolves.toBe("opaque");
});

test("the credential is made once, at the first token, however many ask together", async () => {
  let made = 0;
  const make = () => (made++, issuing("opaque")());
  const token = tokenOf(fabrikam, make);
  expect(made).toBe(0);
  await Promise.all([token(), token()]);
  await token();
  expect(made).toBe(1);
});

test("a refused token makes a new credential, one for all requests that it was refused to", async () => {
  let made = 0;
  const token = tokenOf(fabrikam, () => issuing(`token ${(++made).toString()}`)());
  expect(await token()).toBe("token 1");
  expect(await Promise.all([token("token 1"), token("token 1")])).toEqual(["token 2", "token 2"]);
  expect(await token("token 1")).toBe("token 2");
});

test("a refused sign-in names tenant, place and kind, the first line of the cause, and no secret", async () => {
  const error = await thrownBy(tokenOf(fabrikam, failing(new Error("AADSTS7000222: The client secret has expired.\r\nTrace ID: 1")))());
  expect(error).toBeInstanceOf(SignInFailed);
  expect(error.message).toBe(
    "signing in to tenant 'fabrikam' at https://login.example with clientSecret failed: AADSTS7000222: The client secret has expired.",
  );
});

test("a credential that cannot even be made is a failed sign-in too", async () => {
  const error = await thrownBy(tokenOf(fabrikam, () => Promise.reject(new Error("no such file")))());
  expect(error).toBeInstanceOf(SignInFailed);
});

test("an answer without a token is a failed sign-in", async () => {
  const error = await thrownBy(
    tokenOf(
      fabrikam,
      credential(() => Promise.resolve(null)),
    )(),
  );
  expect(error.message).toContain("no token was issued");
});

test.each(["ECONNREFUSED", "ENOTFOUND", "REQUEST_SEND_ERROR", "network_error"])(
  "a login that cannot be reached (%s) is told as that",
  async (code) => {
    const error = await thrownBy(tokenOf(fabrikam, failing(Object.assign(new Error("connect failed"), { code })))());
    expect(error).toBeInstanceOf(Unreachable);
    expect(error.message).toContain("https://login.example");
  },
);

test.each([
  { kind: "clientSecret", clientId: "c", clientSecret: "s" },
  { kind: "clientCertificate", clientId: "c", certificatePath: "/c.pem" },
  { kind: "workloadIdentity", clientId: "c", tokenFilePath: "/token" },
  { kind: "githubActions", clientId: "c", requestUrl: "https://token.example", requestToken: "t" },
  { kind: "managedIdentity", clientId: "c" },
  { kind: "managedIdentity" },
  { kind: "azureCli" },
  { kind: "default" },
] as const)("signing in with $kind is known to the identity library", async (signIn) => {
  await expect(credentialOf({ ...fabrikam, signIn })).resolves.toHaveProperty("getToken");
});
