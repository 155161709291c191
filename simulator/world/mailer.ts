import type { Mail } from "../store/provisioningKinds";

/** What became of a message: kept here alone, sent to the SMTP server, or refused by it. */
export type Delivery = NonNullable<Mail["delivery"]>;

const patienceMs = 5_000;

/** Hands messages to an SMTP server, where one is named. Nobody waits for that, and its refusal stops nobody. */
export class Mailer {
  private readonly underway = new Set<Promise<void>>();

  /** As `host:port`; undefined for keeping messages here alone. */
  constructor(public address: string | undefined) {}

  post(mail: Mail, noted: (delivery: Delivery) => void): void {
    const { address } = this;
    if (address === undefined) return;
    const sending = deliver(address, mail)
      .then(noted)
      .finally(() => this.underway.delete(sending));
    this.underway.add(sending);
  }

  /** Resolves when it is known of every message what became of it. */
  async settled(): Promise<void> {
    await Promise.all(this.underway);
  }
}

async function deliver(address: string, { from, to, subject, body, sentDateTime }: Mail): Promise<Delivery> {
  const { host, port } = serverAt(address);
  try {
    // Loaded when it is first needed: few ask for it.
    const { createTransport } = await import("nodemailer");
    const limits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
    const transport = createTransport({ host, port, secure: false, ignoreTLS: true, ...limits });
    await transport.sendMail({ from, to: [...to], subject, text: body, date: new Date(sentDateTime) });
    return "sent";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The message "${subject}" was not taken by ${address}: ${reason}\n`);
    return `refused: ${reason}`;
  }
}

/** The same address; throws where it is none. */
export function checkedServer(address: string): string {
  serverAt(address);
  return address;
}

/** Reads `host:port`; throws an error that says how it is written. */
function serverAt(address: string): { readonly host: string; readonly port: number } {
  const [, host, port] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(address) ?? [];
  if (host === undefined) throw new Error(`'${address}' is no SMTP server: write it as host:port.`);
  return { host, port: Number(port) };
}
