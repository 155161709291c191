/** What is known of a function before it is called. */
export interface Signature {
  /**
   * Where it is documented: the reference of app provisioning; the page on custom attributes; Graph's function metadata of 2017 to 2021; the
   * default mapping of cross-tenant synchronization; or only the reference of cloud sync, a sibling dialect.
   */
  readonly origin: "reference" | "customAttributes" | "metadata" | "defaultMapping" | "cloudSync";
  readonly returns: "text" | "number" | "boolean" | "date" | "list" | "roles" | "any";
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  /** The key in Graph's `attributeMappingSource.parameters`. Where `keyConfirmed` is false, it is the documented name of the parameter. */
  readonly name: string;
  /** A recorded response of Graph shows this key. */
  readonly keyConfirmed: boolean;
  /** May be left out, or left empty to reach a later argument. */
  readonly optional: boolean;
  /** The last parameter of some functions: once or more. `pairs`: none or more, two at a time. */
  readonly repeats: "no" | "values" | "pairs";
  /** A comparison may stand here. */
  readonly takesCondition: boolean;
}

const plain = { keyConfirmed: false, optional: false, repeats: "no", takesCondition: false } as const;

/** The trait of a parameter whose key Graph has shown. */
export const confirmed = { keyConfirmed: true } as const;

type Traits = Partial<Parameter>;
export const argument = (name: string, traits: Traits = {}): Parameter => ({ ...plain, name, ...traits });
export const condition = (name: string): Parameter => ({ ...plain, name, takesCondition: true });
export const optional = (name: string, traits: Traits = {}): Parameter => ({ ...plain, name, optional: true, ...traits });
export const repeated = (name: string, traits: Traits = {}): Parameter => ({ ...plain, name, repeats: "values", ...traits });
export const pairs = (name: string, traits: Traits = {}): Parameter => ({ ...plain, name, repeats: "pairs", ...traits });
