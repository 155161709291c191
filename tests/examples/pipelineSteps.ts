import { parse } from "yaml";

/** A shell command of a pipeline, by the title of its step. */
export type Commands = Readonly<Record<string, string>>;

export interface Pipeline {
  readonly commands: Commands;
  /** What every command finds in its environment, references of the pipeline's own language included. */
  readonly environment: Readonly<Record<string, string>>;
}

interface GithubWorkflow {
  readonly env: Record<string, string>;
  readonly jobs: Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>;
}

export function githubPipeline(text: string): Pipeline {
  const { env, jobs } = parse(text) as GithubWorkflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  return { environment: env, commands: named(steps.map((step) => [step.name, step.run])) };
}

interface AzureStep {
  readonly displayName?: string;
  readonly bash?: string;
  readonly inputs?: { readonly inlineScript?: string };
}

export function azurePipeline(text: string): Pipeline {
  const { variables, steps } = parse(text) as { variables: Record<string, string>; steps: readonly AzureStep[] };
  return { environment: variables, commands: named(steps.map((step) => [step.displayName, step.bash ?? step.inputs?.inlineScript])) };
}

/** References such as `${{ vars.NAME }}` and `$(Name)`, by what a test puts in their place; one that it does not know is an error. */
export function resolved(environment: Pipeline["environment"], values: Readonly<Record<string, string>>): Record<string, string> {
  const valueOf = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is known of ${name}`);
    return value;
  };
  const entries = Object.entries(environment).map(([name, text]) => [
    name,
    text.replace(/\$\{\{ vars\.(\w+) \}\}|\$\(([\w.]+)\)/g, (_, githubs: string | undefined, azures: string) => valueOf(githubs ?? azures)),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function named(steps: readonly (readonly [string | undefined, string | undefined])[]): Commands {
  return Object.fromEntries(steps.filter(([name, command]) => name !== undefined && command !== undefined)) as Commands;
}
