import { context, param, type Answer, type Call } from "../graph/call";
import { anyOf, documentedIn, type Route } from "../graph/route";
import { requireUser } from "./users";

const graph = documentedIn("Graph reference: authentication, phone methods");
const readMethods = anyOf("UserAuthenticationMethod.Read.All", "UserAuthenticationMethod.ReadWrite.All");

/** The phone that a user signs in with, as far as synchronization asks for it: whether a text message is enough. */
export const phoneMethodRoutes: readonly Route[] = [graph.get("/users/{id}/authentication/phoneMethods", readMethods, listPhones)];

/** https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod: a mobile phone always has this id. */
const mobile = { id: "3179e48a-750b-4051-897c-87b9720928f7", phoneType: "mobile" } as const;

function listPhones(call: Call): Answer {
  const { id } = requireUser(call.tenant, param(call, "id"));
  const phone = call.tenant.find("signInPhone", id);
  // The number itself is not kept: nothing here depends on it.
  const value = phone ? [{ ...mobile, phoneNumber: null, smsSignInState: phone.smsSignIn ? "ready" : "notEnabled" }] : [];
  return { status: 200, body: { "@odata.context": context(call, `users('${id}')/authentication/phoneMethods`), value } };
}
