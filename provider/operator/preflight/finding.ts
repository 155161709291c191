/** One thing that was looked at before, or instead of, trusting it to the service. */
export interface Finding {
  /** The tenant it is about, by its alias. */
  readonly tenant: string;
  readonly subject: "sign-in" | "permission" | "policy" | "connection" | "scope";
  /** `unknown`: it cannot be seen from here. */
  readonly verdict: "fine" | "missing" | "unknown";
  /** What was found, in a sentence. */
  readonly sentence: string;
  /** The line of code or the command that puts it right. */
  readonly fix?: string;
}
