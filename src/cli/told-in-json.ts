// A mistake in a command line, for whoever asked for JSON: in the shape of a refusal on the output too, not only on the error stream.
import { CliError } from '#cli/help.ts'
import { errorBody } from '#http/answer.ts'
import { refuse } from '#kernel/refusal.ts'

export async function toldInJson(args: readonly string[], work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CliError && args.includes('--json')) {
      const { error: shape } = errorBody(refuse('kernel.invalid-input'))
      process.stdout.write(`${JSON.stringify({ error: { ...shape, message: error.message, next: null } })}\n`)
    }
    throw error
  }
}
