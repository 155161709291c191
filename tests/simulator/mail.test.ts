import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { contoso } from "../../simulator";
import { partners } from "./pair";
import { change, days, provisioned, saveSecrets, start, statusOf, type Provisioned } from "./provisioned";

interface Catcher {
  readonly address: string;
  readonly messages: string[];
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it gets, or takes nothing. */
async function catcher(accepts: boolean): Promise<Catcher> {
  const messages: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => done(accepts ? undefined : new Error("The mailbox is full")),
    onData: (stream, _session, done) =>
      void text(stream).then((message) => {
        messages.push(message);
        done();
      }),
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    messages,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
      }),
  };
}

let pair: Provisioned;
afterEach(() => pair.simulator.close());

/** A job that comes into quarantine at once, and writes to somebody about it. */
async function quarantined(smtp: string, how: "option" | "setting"): Promise<void> {
  pair = await provisioned(how === "option" ? { smtp } : {});
  if (how === "setting") await pair.control.settings({ smtp });
  await saveSecrets(pair, { notification: { Enabled: true, Recipients: "night@fabrikam.com; day@fabrikam.com" } });
  await change(pair, "DELETE", `${partners}/${contoso.tenantId}`);
  await start(pair);
  await pair.control.advance(10 * 60_000);
}

test.each(["option", "setting"] as const)("a quarantine is told by a message to the SMTP server that the %s names", async (how) => {
  const post = await catcher(true);
  await quarantined(post.address, how);
  expect(await pair.control.mails()).toMatchObject([{ delivery: "sent", to: ["night@fabrikam.com", "day@fabrikam.com"] }]);
  expect(post.messages).toHaveLength(1);
  const [message = ""] = post.messages;
  expect(message).toMatch(/^From: azure-noreply@microsoft\.com/m);
  expect(message).toMatch(/^To: night@fabrikam\.com, day@fabrikam\.com/m);
  expect(message.replaceAll("=\r\n", "")).toContain("Reason: EncounteredQuarantineException");
  await post.close();
});

test("a server that takes no message stops no cycle, and its refusal is told", async () => {
  const said = jest.spyOn(process.stderr, "write").mockImplementation(() => true);
  const post = await catcher(false);
  await quarantined(post.address, "option");
  expect(await pair.control.mails()).toMatchObject([{ delivery: expect.stringMatching(/^refused: .*mailbox is full/) as string }]);
  expect(said).toHaveBeenCalledWith(expect.stringContaining("mailbox is full"));
  expect(await statusOf(pair)).toMatchObject({ code: "Quarantine" });
  await change(pair, "POST", partners, {
    tenantId: contoso.tenantId,
    automaticUserConsentSettings: { outboundAllowed: true },
  });
  await pair.control.advance(days);
  expect(await statusOf(pair)).toMatchObject({ code: "Active" });
  await post.close();
  said.mockRestore();
});

test("a server that is not there is told of as one that refuses", async () => {
  const said = jest.spyOn(process.stderr, "write").mockImplementation(() => true);
  const post = await catcher(true);
  await post.close();
  await quarantined(post.address, "option");
  expect(await pair.control.mails()).toMatchObject([{ delivery: expect.stringMatching(/^refused: /) as string }]);
  said.mockRestore();
});

test("what is no address of a server is refused", async () => {
  pair = await provisioned();
  await expect(pair.control.settings({ smtp: "nowhere" })).rejects.toThrow("host:port");
});
