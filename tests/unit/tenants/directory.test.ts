import { createTenantDirectory, type Lookup, type TenantDirectory } from "../../../provider/tenants/directory";
import type { Environment } from "../../../provider/tenants/environment";

const contosoId = "22222222-2222-4222-8222-222222222222";
const clientId = "33333333-3333-4333-8333-333333333333";
const otherClientId = "44444444-4444-4444-8444-444444444444";
const withSecret = { tenantId: contosoId, clientId, clientSecret: "very secret" };

function directory(
  tenants: object | undefined,
  environment: Environment = {},
  azuread: Readonly<Record<string, string>> = {},
): TenantDirectory {
  const values: Readonly<Record<string, string | undefined>> = { "entra-sync:tenants": tenants && JSON.stringify(tenants), ...azuread };
  return createTenantDirectory((key) => values[key], environment);
}

function tenantIn(lookup: Lookup) {
  if (lookup.kind === "found") return lookup.tenant;
  throw new Error(lookup.reason);
}

function problemIn(lookup: Lookup): string {
  if (lookup.kind === "problem") return lookup.reason;
  throw new Error("there should be a problem");
}

test("a declared tenant is found with where it answers and how to sign in", () => {
  expect(directory({ contoso: withSecret }).find("contoso")).toEqual({
    kind: "found",
    tenant: {
      alias: "contoso",
      tenantId: contosoId,
      cloud: "global",
      endpoints: { graph: "https://graph.microsoft.com", login: "https://login.microsoftonline.com" },
      signIn: { kind: "clientSecret", clientId, clientSecret: "very secret" },
    },
  });
});

test.each([
  ["usgovernment", "https://graph.microsoft.us", "https://login.microsoftonline.us"],
  ["usgovernmentdod", "https://dod-graph.microsoft.us", "https://login.microsoftonline.us"],
  ["china", "https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn"],
])("the %s cloud answers in its own place", (cloud, graph, login) => {
  expect(tenantIn(directory({ contoso: { ...withSecret, cloud } }).find("contoso")).endpoints).toEqual({ graph, login });
});

test("an endpoint of its own answers as Graph and as login", () => {
  const { endpoints } = tenantIn(directory({ contoso: { ...withSecret, endpoint: "https://localhost:4000/" } }).find("contoso"));
  expect(endpoints).toEqual({ graph: "https://localhost:4000", login: "https://localhost:4000" });
});

test("an id is compared in one spelling", () => {
  const id = "ABCDEFAB-2222-4222-8222-222222222222";
  const tenants = directory({ contoso: { ...withSecret, tenantId: id } });
  expect(tenants.idOf("contoso")).toBe(id.toLowerCase());
  expect(tenantIn(tenants.find("contoso")).tenantId).toBe(id.toLowerCase());
});

describe("an alias that is not declared", () => {
  test("is named with those that are, and with the way to declare it", () => {
    const reason = problemIn(directory({ contoso: withSecret, tailspin: withSecret }).find("fabrikam"));
    expect(reason).toContain("there is no tenant 'fabrikam' (declared are contoso, tailspin)");
    expect(reason).toContain("pulumi config set --path 'entra-sync:tenants.fabrikam.tenantId'");
  });

  test("has no id", () => {
    expect(directory({}).idOf("fabrikam")).toBeUndefined();
  });

  test("is not mistaken for a word of JavaScript", () => {
    expect(problemIn(directory({ contoso: withSecret }).find("constructor"))).toContain("there is no tenant 'constructor'");
  });

  test("stands where nothing is declared at all", () => {
    expect(problemIn(directory(undefined).find("fabrikam"))).toContain("there is no tenant 'fabrikam' (none is declared)");
  });
});

describe("a tenant's id in place of an alias", () => {
  test("is an id already", () => {
    expect(directory(undefined).idOf(contosoId.toUpperCase())).toBe(contosoId);
  });

  test("cannot be signed in to without credentials", () => {
    expect(problemIn(directory(undefined).find(contosoId))).toContain("has no credentials");
  });
});

describe("a declaration that is wrong", () => {
  const reasonFor = (entry: unknown) => problemIn(directory({ contoso: entry }).find("contoso"));

  test("of the cloud names those that exist", () => {
    expect(reasonFor({ ...withSecret, cloud: "germany" })).toBe(
      "tenant 'contoso' is declared wrongly in entra-sync:tenants: cloud must be one of global, usgovernment, usgovernmentdod, china",
    );
  });

  test("of the id names the property", () => {
    expect(reasonFor({ ...withSecret, tenantId: "contoso.onmicrosoft.com" })).toContain("tenantId must be the tenant's id, a GUID");
  });

  test("with a misspelled property names it, and no secret", () => {
    const reason = reasonFor({ ...withSecret, clientSecrett: "very secret" });
    expect(reason).toContain("clientSecrett");
    expect(reason).not.toContain("very secret");
  });

  test("of the endpoint asks for https", () => {
    expect(reasonFor({ ...withSecret, endpoint: "http://localhost:4000" })).toContain("endpoint must be an https address");
  });

  test("that is no object is told as that, and its text is not repeated", () => {
    const reason = reasonFor("very secret");
    expect(reason).toContain("the entry must be an object with at least tenantId");
    expect(reason).not.toMatch(/very|secret|"0"/);
  });
});

describe("signing in", () => {
  const signInOf = (entry: object, environment?: Environment, azuread?: Readonly<Record<string, string>>) =>
    tenantIn(directory({ contoso: { tenantId: contosoId, ...entry } }, environment, azuread).find("contoso")).signIn;

  test("with a certificate", () => {
    expect(signInOf({ clientId, clientCertificatePath: "/c.pfx", clientCertificatePassword: "p" })).toEqual({
      kind: "clientCertificate",
      clientId,
      certificatePath: "/c.pfx",
      certificatePassword: "p",
    });
  });

  test("with a token of the pipeline or cluster", () => {
    expect(signInOf({ clientId, federatedTokenFile: "/token" })).toEqual({ kind: "workloadIdentity", clientId, tokenFilePath: "/token" });
  });

  test.each(["azureCli", "default"])("by %s, as it is named", (signIn) => {
    expect(signInOf({ signIn })).toEqual({ kind: signIn });
  });

  test("with a managed identity, of the machine or with an id of its own", () => {
    expect(signInOf({ signIn: "managedIdentity" })).toEqual({ kind: "managedIdentity" });
    expect(signInOf({ signIn: "managedIdentity", clientId })).toEqual({ kind: "managedIdentity", clientId });
  });

  test("takes the most specific that is complete", () => {
    expect(signInOf({ clientId, clientCertificatePath: "/c.pem", federatedTokenFile: "/token", signIn: "default" }).kind).toBe(
      "clientCertificate",
    );
    expect(signInOf({ clientSecret: "without a client id", signIn: "azureCli" }).kind).toBe("azureCli");
  });

  test("with the identity that GitHub gives every step", () => {
    const github = { ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "t" };
    expect(signInOf({ clientId }, github)).toEqual({
      kind: "githubActions",
      clientId,
      requestUrl: "https://token.example",
      requestToken: "t",
    });
  });

  test("with the identity that a cluster gives every pod", () => {
    expect(signInOf({}, { AZURE_CLIENT_ID: clientId, AZURE_FEDERATED_TOKEN_FILE: "/token" })).toEqual({
      kind: "workloadIdentity",
      clientId,
      tokenFilePath: "/token",
    });
  });

  test("with nothing is a problem that names what may be set, and where", () => {
    const reason = problemIn(directory({ "contoso-eu": { tenantId: contosoId } }).find("contoso-eu"));
    expect(reason).toContain("tenant 'contoso-eu' has no credentials");
    expect(reason).toContain("entra-sync:tenants.contoso-eu");
    expect(reason).toContain("ENTRA_SYNC_CONTOSO_EU_CLIENT_SECRET");
  });

  test("with the variable that the problem names is possible", () => {
    const environment = { ENTRA_SYNC_CONTOSO_EU_CLIENT_SECRET: "s" };
    const lookup = directory({ "contoso-eu": { tenantId: contosoId, clientId } }, environment).find("contoso-eu");
    expect(tenantIn(lookup).signIn).toEqual({ kind: "clientSecret", clientId, clientSecret: "s" });
  });
});

describe("the environment wins over the configuration", () => {
  const signInOf = (environment: Environment) => tenantIn(directory({ contoso: withSecret }, environment).find("contoso")).signIn;

  test("property by property", () => {
    expect(signInOf({ ENTRA_SYNC_CONTOSO_CLIENT_SECRET: "newer" })).toEqual({ kind: "clientSecret", clientId, clientSecret: "newer" });
    expect(signInOf({ ENTRA_SYNC_CONTOSO_CLIENT_ID: otherClientId })).toMatchObject({
      clientId: otherClientId,
      clientSecret: "very secret",
    });
  });

  test("in the way to sign in, too", () => {
    expect(signInOf({ ENTRA_SYNC_CONTOSO_SIGN_IN: "azureCli" })).toEqual({ kind: "azureCli" });
    expect(signInOf({ ENTRA_SYNC_CONTOSO_FEDERATED_TOKEN_FILE: "/token" })).toEqual({
      kind: "workloadIdentity",
      clientId,
      tokenFilePath: "/token",
    });
  });

  test("but an empty variable is none", () => {
    expect(signInOf({ ENTRA_SYNC_CONTOSO_CLIENT_SECRET: "" })).toMatchObject({ clientSecret: "very secret" });
  });

  test("and can declare a tenant alone", () => {
    const environment = { ENTRA_SYNC_CONTOSO_TENANT_ID: contosoId, ENTRA_SYNC_CONTOSO_SIGN_IN: "default" };
    expect(tenantIn(directory(undefined, environment).find("contoso"))).toMatchObject({ tenantId: contosoId, signIn: { kind: "default" } });
  });
});
