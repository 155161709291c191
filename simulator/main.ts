#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { ensureCertificate } from "./certificate/certificate";
import { forecastOf } from "./control/forecasts";
import { checkSeed } from "./seed/checkSeed";
import { fabrikamAndContoso } from "./seed/fabrikamAndContoso";
import type { Seed } from "./seed/seed";
import { startSimulator } from "./simulator";
import type { Forecast } from "./weather/forecast";

interface Flags {
  readonly port: number;
  readonly directory: string;
  readonly consistencyDelay: number;
  readonly seed: Seed;
  readonly inMemory: boolean;
  readonly quota: "off" | "published";
  readonly weather: readonly Forecast[];
  readonly weatherSeed?: number;
  readonly smtp?: string;
}

const program = new Command("entra-simulator")
  .description("Microsoft Entra tenants on this machine: sign-in and Microsoft Graph behind one HTTPS server.")
  .option("--port <number>", "port to listen on, 0 for any free one", wholeNumber, 9443)
  .option("--directory <path>", "where the database, the certificate and the keys are kept", ".simulator")
  .option("--consistency-delay <ms>", "how long a newly made object cannot be read", wholeNumber, 300)
  .addOption(
    new Option("--seed <name>", "tenants to begin with: fabrikam-contoso, none, or a JSON file")
      .argParser(readSeed)
      .default(fabrikamAndContoso, "fabrikam-contoso"),
  )
  .option("--weather <name[=probability]>", "a named fault, once or with a probability; may be given more than once", readWeather, [])
  .option("--weather-seed <number>", "repeats the weather of an earlier run", wholeNumber)
  .addOption(new Option("--quota <limits>", "whether Graph's published limits are counted").choices(["off", "published"]).default("off"))
  .option("--smtp <host:port>", "an SMTP server that gets the messages of the provisioning service")
  .option("--in-memory", "forget everything at the end", false)
  .action((flags: Flags) => run(flags));

program
  .command("certificate")
  .description("make the server's certificate if there is none, and print its path")
  .action(async () => console.log(resolve((await ensureCertificate(program.opts<Flags>().directory)).certificatePath)));

program.parseAsync().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});

async function run(flags: Flags): Promise<void> {
  const simulator = await startSimulator({ ...flags, consistencyDelayMs: flags.consistencyDelay });
  const tenants = flags.seed.tenants.map(
    (tenant) => `${tenant.displayName} ${tenant.id} (client ids: ${(tenant.applications ?? []).map((each) => each.clientId).join(", ")})`,
  );
  console.log(
    [
      `Entra simulator listening on ${simulator.url}`,
      `trust it with NODE_EXTRA_CA_CERTS=${resolve(simulator.certificatePath)}`,
      ...tenants,
    ].join("; "),
  );
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return number;
}

function readWeather(value: string, before: readonly Forecast[]): readonly Forecast[] {
  try {
    return [...before, forecastOf(value)];
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function readSeed(value: string): Seed {
  if (value === "fabrikam-contoso") return fabrikamAndContoso;
  if (value === "none") return { tenants: [] };
  try {
    return checkSeed(JSON.parse(readFileSync(value, "utf8")));
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE") return "The port is taken, perhaps by another simulator. Choose another with --port.";
  return error.message;
}
