import type { Value } from "./value";

/** What an expression cannot know from the user alone. A function that needs an option which is missing fails and names it. */
export interface EvaluateOptions {
  /** The current time, for `Now`. No default: a result that changes with the clock is asked for explicitly. */
  readonly now?: Date;
  /** Numbers from 0 up to 1, for `RandomString` and, without `guid`, for `Guid`. `Math.random` will do; a seeded one repeats itself. */
  readonly random?: () => number;
  /** A new GUID, for `Guid`. Default: made from `random`. */
  readonly guid?: () => string;
  /** Whether the target holds this value already, for `SelectUniqueValue`. */
  readonly isTaken?: (value: string) => boolean;
  /** The default verified domain of the tenant, for `DefaultDomain`. */
  readonly defaultDomain?: string;
  /** Answers the functions that only the service can compute (`notEvaluatedLocally`), given the values of their arguments. Default: they fail. */
  readonly opaque?: (functionName: string, values: readonly Value[]) => Value;
  /**
   * What functions such as `Append`, `Mid` and `ToLower` make of an absent source, which is undocumented: `"absent"` (default) gives nothing again,
   * `"empty"` takes it as an empty text.
   */
  readonly absentText?: "absent" | "empty";
  /**
   * What a comparison with an absent or empty attribute does. Microsoft only says that it fails: `"false"` (default) takes it as not met,
   * `"error"` throws.
   */
  readonly emptyInCondition?: "false" | "error";
}
