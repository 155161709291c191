/** Graph answered, and what it shows does not tell who is in scope. The message says what is missing. */
export class NotCountable extends Error {
  override readonly name = "NotCountable";
}
