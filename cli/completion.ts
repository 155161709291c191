import type { Command } from "commander";

/**
 * The script for bash counts on a function of the bash-completion package, which not every machine has. Where there is none, this stands for
 * it: bash lets a function set the variables of the one that called it.
 */
const wordsOfBash = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
}
`;

/** Completion knows every command, so it comes last; its library is loaded for it alone. */
export async function addCompletion(program: Command, [asked, shell]: readonly string[]): Promise<void> {
  if (asked === "completion" && shell === "bash") process.stdout.write(wordsOfBash);
  (await import("@bomb.sh/tab/commander")).default(program, { completionCommandName: "completion" });
}
