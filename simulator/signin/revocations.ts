/** One application of one tenant, as it signs in. */
export interface Client {
  readonly tenantId: string;
  readonly clientId: string;
}

/** What administrators took back while the applications were at work. Forgotten when the simulator ends. */
export class Revocations {
  private readonly issued = new Map<string, Set<string>>();
  private readonly revokedTokens = new Set<string>();
  private readonly revokedSecrets = new Set<string>();

  /** Remembers a token by its `uti`, so that it can be revoked. */
  note(client: Client, tokenId: string): void {
    const known = this.issued.get(key(client)) ?? new Set();
    this.issued.set(key(client), known.add(tokenId));
  }

  /** Every token that the application has now is worth nothing; those that it gets from now on are good. */
  revokeTokens(client: Client): void {
    for (const tokenId of this.issued.get(key(client)) ?? []) this.revokedTokens.add(tokenId);
    this.issued.delete(key(client));
  }

  /** No secret of the application signs in any more. Tokens that it has stay good until they expire. */
  revokeSecrets(client: Client): void {
    this.revokedSecrets.add(key(client));
  }

  restoreSecrets(client: Client): void {
    this.revokedSecrets.delete(key(client));
  }

  isTokenRevoked(tokenId: unknown): boolean {
    return typeof tokenId === "string" && this.revokedTokens.has(tokenId);
  }

  areSecretsRevoked(client: Client): boolean {
    return this.revokedSecrets.has(key(client));
  }

  clear(): void {
    for (const each of [this.issued, this.revokedTokens, this.revokedSecrets]) each.clear();
  }
}

function key({ tenantId, clientId }: Client): string {
  return `${tenantId}/${clientId}`.toLowerCase();
}
