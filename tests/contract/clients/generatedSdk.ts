import { ClientSecretCredential } from "@azure/identity";
import {
  HttpMethod,
  RequestInformation,
  type ModelSerializerFunction,
  type Parsable,
  type ParsableFactory,
} from "@microsoft/kiota-abstractions";
import { AzureIdentityAuthenticationProvider } from "@microsoft/kiota-authentication-azure";
import { GraphRequestAdapter } from "@microsoft/msgraph-sdk";
import { createODataErrorFromDiscriminatorValue } from "@microsoft/msgraph-sdk/models/oDataErrors/index.js";

interface Tenant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Microsoft's generated SDK on one tenant: its models read what is answered and write what is sent. */
export class GeneratedSdk {
  private readonly adapter: GraphRequestAdapter;

  constructor(
    private readonly url: string,
    { tenantId, clientId, clientSecret }: Tenant,
  ) {
    const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, { authorityHost: url, disableInstanceDiscovery: true });
    const hosts = new Set([new URL(url).host, "localhost"]);
    this.adapter = new GraphRequestAdapter(new AzureIdentityAuthenticationProvider(credential, [`${url}/.default`], undefined, hosts));
    this.adapter.baseUrl = `${url}/v1.0`;
  }

  get<Model extends Parsable>(
    path: string,
    model: ParsableFactory<Model>,
    headers: Record<string, string> = {},
  ): Promise<Model | undefined> {
    const request = this.request(HttpMethod.GET, path);
    for (const [name, value] of Object.entries(headers)) request.headers.add(name, value);
    return this.adapter.send(request, model, errors);
  }

  /** Posts a model and reads another. */
  post<Sent extends Parsable, Model extends Parsable>(
    path: string,
    [body, write]: readonly [Sent, ModelSerializerFunction<Sent>],
    model: ParsableFactory<Model>,
  ): Promise<Model | undefined> {
    return this.adapter.send(this.carrying(HttpMethod.POST, path, body, write), model, errors);
  }

  async change<Sent extends Parsable>(
    method: HttpMethod,
    path: string,
    [body, write]: readonly [Sent, ModelSerializerFunction<Sent>],
  ): Promise<void> {
    await this.adapter.sendNoResponseContent(this.carrying(method, path, body, write), errors);
  }

  async act(method: HttpMethod, path: string): Promise<void> {
    await this.adapter.sendNoResponseContent(this.request(method, path), errors);
  }

  private carrying<Sent extends Parsable>(method: HttpMethod, path: string, body: Sent, write: ModelSerializerFunction<Sent>) {
    const request = this.request(method, path);
    request.setContentFromParsable(this.adapter, "application/json", body, write);
    return request;
  }

  private request(method: HttpMethod, path: string): RequestInformation {
    const request = new RequestInformation(method, `{+baseurl}${path}`, { baseurl: `${this.url}/v1.0` });
    request.headers.add("Accept", "application/json");
    return request;
  }
}

const errors = { XXX: createODataErrorFromDiscriminatorValue };
