import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { ensureCertificate } from "../../simulator";
import { contosoId } from "../lifecycle/tenants";

/** A login that takes one tenant for the other, as a proxy or a mistaken endpoint may: asked for Fabrikam, it signs in to Contoso. */
export class StrangeLogin {
  /** What was asked beside the way to sign in. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(simulatorUrl: string): Promise<StrangeLogin> {
    const directory = process.env.SIMULATOR_DIRECTORY;
    if (directory === undefined) throw new Error("SIMULATOR_DIRECTORY names where the certificate is that tests trust");
    const { certificatePath, keyPath } = await ensureCertificate(directory);
    const server = createServer({ cert: readFileSync(certificatePath), key: readFileSync(keyPath) });
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    const login = new StrangeLogin(server, `https://localhost:${(server.address() as AddressInfo).port.toString()}`);
    server.on("request", ({ method, url = "" }, response) => {
      if (!url.includes("openid-configuration")) login.asked.push(`${method ?? ""} ${url}`);
      response.setHeader("content-type", "application/json");
      void login.metadata(simulatorUrl, url).then((metadata) => response.end(JSON.stringify(metadata)));
    });
    return login;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Fabrikam's own in all but the place of the token. */
  private async metadata(simulatorUrl: string, path: string): Promise<object> {
    const text = await (await fetch(simulatorUrl + path)).text();
    const metadata = JSON.parse(text.replaceAll(simulatorUrl, this.url)) as object;
    return { ...metadata, token_endpoint: `${simulatorUrl}/${contosoId}/oauth2/v2.0/token` };
  }
}
