import { createHash, createPublicKey } from "node:crypto";
import { join } from "node:path";
import { SignJWT, jwtVerify, type JWTPayload } from "jose";
import { keptKey } from "../certificate/keptKey";
import type { JsonObject } from "../graph/json";
import { remembering } from "./verified";

/** Signs access tokens, and recognises its own. */
export interface TokenSigner {
  /** The public half, as the keys endpoint publishes it. */
  readonly publicKey: JsonObject;
  sign(claims: JWTPayload): Promise<string>;
  /** The claims of a token with a good signature; expiry is for the caller to judge by its own clock. */
  verify(token: string, now: Date): Promise<JWTPayload>;
}

/** The signer whose key is kept in a directory, so that tokens outlive a restart. */
export function openTokenSigner(directory: string): TokenSigner {
  const privateKey = keptKey(join(directory, "token-key.pem"));
  const publicKey = createPublicKey(privateKey);
  const keyId = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64url")
    .slice(0, 27);
  const jwk: JsonObject = { ...(publicKey.export({ format: "jwk" }) as JsonObject), use: "sig", kid: keyId, alg: "RS256" };
  return {
    publicKey: jwk,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ typ: "JWT", alg: "RS256", kid: keyId }).sign(privateKey),
    verify: remembering(async (token, now) => {
      const { payload } = await jwtVerify(token, publicKey, { algorithms: ["RS256"], currentDate: now, clockTolerance: "5 minutes" });
      return payload;
    }),
  };
}
