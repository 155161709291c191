import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWK } from "jose";

/** Where Azure Pipelines hands out the identity tokens of its jobs, for one pipeline of one organisation. */
export interface AzureDevOps {
  readonly issuer: string;
  readonly subject: string;
  readonly jwks: { readonly keys: readonly JWK[] };
  /** What a job finds in `SYSTEM_OIDCREQUESTURI`. */
  readonly requestUri: string;
  readonly accessToken: string;
  close(): void;
}

/** https://learn.microsoft.com/rest/api/azure/devops/distributedtask/oidctoken/create */
export async function startAzureDevOps(): Promise<AzureDevOps> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const identity = { issuer: "https://vstoken.dev.azure.com/0f0f0f0f-0000-4000-8000-000000000001", subject: "p://fabrikam/tenants/sync" };
  const accessToken = "token-of-this-job";
  const token = (): Promise<string> =>
    new SignJWT({ iss: identity.issuer, sub: identity.subject, aud: "api://AzureADTokenExchange" })
      .setProtectedHeader({ alg: "RS256", kid: "azure" })
      .setIssuedAt()
      .setExpirationTime("10m")
      .sign(privateKey);
  const server = createServer((request, response) => {
    const isAllowed = request.method === "POST" && request.headers.authorization === `Bearer ${accessToken}`;
    if (!isAllowed || !request.url?.endsWith("?api-version=7.1")) return void response.writeHead(400).end("{}");
    void token().then((oidcToken) => response.setHeader("content-type", "application/json").end(JSON.stringify({ oidcToken })));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const port = String((server.address() as AddressInfo).port);
  return {
    ...identity,
    accessToken,
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: "azure", alg: "RS256" }] },
    requestUri: `http://localhost:${port}/plans/1/jobs/1/oidctoken`,
    close: () => void server.close(),
  };
}
