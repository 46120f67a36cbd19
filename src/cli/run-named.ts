// Runs one command or query by name: `dangvu members.list --input '{"text":"an"}' --as user --json`.
import { CliError } from '#cli/help.ts'
import { readJson, readOptions } from '#cli/options.ts'
import { actorFor, withProgram } from '#cli/session.ts'
import { answerOf, errorBody } from '#http/answer.ts'
import { newId } from '#kernel/identifier.ts'
import { refuse } from '#kernel/refusal.ts'
import { runOperation } from '#kernel/run.ts'
import { operations } from '#modules/all.ts'

/**
 * Exit code 0 when it was done, 1 when it was refused; a mistake in the command line is a CliError (2), said on the error stream and, to
 * whoever asked for JSON, in the shape of a refusal too.
 */
export async function runNamed(name: string, args: string[]): Promise<number> {
  try {
    return await run(name, args)
  } catch (error) {
    if (error instanceof CliError && args.includes('--json')) {
      const { error: shape } = errorBody(refuse('kernel.invalid-input'))
      process.stdout.write(`${JSON.stringify({ error: { ...shape, message: error.message, next: null } })}\n`)
    }
    throw error
  }
}

async function run(name: string, args: string[]): Promise<number> {
  const served = operations.get(name)
  if (served === undefined) {
    throw new CliError(`Không có lệnh hay truy vấn tên «${name}». Xem danh sách bằng: dangvu --help`)
  }
  const { values } = readOptions(args, {
    input: { type: 'string' },
    as: { type: 'string' },
    key: { type: 'string' },
    json: { type: 'boolean' },
  })
  const input = await readJson('--input', values.input)
  return withProgram(async (opened) => {
    const actor = served.scope.kind === 'open' ? null : await actorFor(opened, values.as)
    const outcome = await runOperation(opened.application, {
      name,
      input,
      credential: actor === null ? { kind: 'none' } : { kind: 'actor', actor },
      idempotencyKey: values.key ?? newId(),
      request: { requestId: newId(), address: null, userAgent: 'dangvu cli' },
    })
    const { status, body } = answerOf(outcome)
    process.stdout.write(`${JSON.stringify(body, null, values.json === true ? 0 : 2)}\n`)
    return status === 200 ? 0 : 1
  })
}
