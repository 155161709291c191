import { SignInFailed, Unreachable } from "../../../provider/graph/errors";
import { lookAtLogin } from "../../../provider/graph/loginLook";
import type { SignIn, TenantSettings } from "../../../provider/graph/tenantSettings";
import { fabrikamAt } from "./fabrikam";
import { GraphServer } from "./graphServer";

let login: GraphServer;
beforeEach(async () => {
  login = await GraphServer.start();
});
afterEach(() => login.close());

function fabrikam(signIn: SignIn = fabrikamAt("").signIn): TenantSettings {
  return { ...fabrikamAt("https://graph.example"), endpoints: { graph: "https://graph.example", login: login.address }, signIn };
}

test("a login that knows the tenant is not what is wrong", async () => {
  expect(await lookAtLogin(fabrikam())).toBeUndefined();
  expect(login.received).toEqual(["GET /11111111-1111-4111-8111-111111111111/v2.0/.well-known/openid-configuration"]);
});

test("a login that does not know the tenant is quoted", async () => {
  const body = JSON.stringify({ error: "invalid_request", error_description: "AADSTS90002: Tenant 'x' not found.\r\nTrace ID: 1" });
  login.will({ status: 400, body });
  const problem = await lookAtLogin(fabrikam());
  expect(problem).toBeInstanceOf(SignInFailed);
  expect(problem?.message).toMatch(/^signing in to tenant 'fabrikam' at .* with clientSecret failed: AADSTS90002: Tenant 'x' not found\.$/);
});

test("a refusal without words is told by its status", async () => {
  login.will({ status: 502, body: "<html>" });
  expect((await lookAtLogin(fabrikam()))?.message).toMatch(/failed: 502 Bad Gateway$/);
});

test("a login that cannot be reached is told as that", async () => {
  login.will("cut");
  const problem = await lookAtLogin(fabrikam());
  expect(problem).toBeInstanceOf(Unreachable);
  expect(problem?.message).toMatch(/^tenant 'fabrikam' could not be reached at http:\/\/127\.0\.0\.1:\d+: /);
});

test.each([{ kind: "managedIdentity" }, { kind: "azureCli" }, { kind: "default" }] as const)(
  "$kind does not ask the login itself, so it is not looked at",
  async (signIn) => {
    expect(await lookAtLogin(fabrikam(signIn))).toBeUndefined();
    expect(login.received).toEqual([]);
  },
);
