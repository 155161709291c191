/**
 * The application permissions that a token carries; `undefined` for one that a person signed in for, or that cannot be read.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function rolesIn(token: string): readonly string[] | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { roles?: unknown; scp?: unknown };
    if (claims.scp !== undefined) return undefined;
    return Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === "string") : [];
  } catch {
    return undefined;
  }
}
