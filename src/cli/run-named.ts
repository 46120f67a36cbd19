// Runs one command or query by name: `dangvu members.list --input '{"text":"an"}' --as user --json`.
import { fieldLines } from '#cli/field-lines.ts'
import { CliError } from '#cli/help.ts'
import { readJson, readOptions } from '#cli/options.ts'
import { actorFor, withProgram } from '#cli/session.ts'
import { toldInJson } from '#cli/told-in-json.ts'
import { answerOf } from '#http/answer.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import type { Served } from '#kernel/serve.ts'
import { operations } from '#modules/all.ts'

/** What `dangvu NAME --help` prints: what it does, for whom, and what is written into `--input`. */
export function helpOfNamed({ operation, scope }: Served): string {
  const lines = fieldLines(operation.input)
  return [
    `${operation.title}.${operation.description === undefined ? '' : ` ${operation.description}`}`,
    '',
    `  dangvu ${operation.name} --input JSON|@tệp --as NGƯỜI --json`,
    '',
    `Ai được dùng: ${scope.sentence}`,
    lines.length === 0 ? 'Không cần --input.' : 'Mục của --input:',
    ...lines,
    '',
  ].join('\n')
}

/**
 * Exit code 0 when it was done, 1 when it was refused; a mistake in the command line is a CliError (2), said on the error stream and, to
 * whoever asked for JSON, in the shape of a refusal too.
 */
export const runNamed = (name: string, args: string[]): Promise<number> => toldInJson(args, () => run(name, args))

async function run(name: string, args: string[]): Promise<number> {
  const served = operations.get(name)
  if (served === undefined) {
    throw new CliError(`Không có lệnh hay truy vấn tên «${name}». Xem danh sách bằng: dangvu --help`)
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(helpOfNamed(served))
    return 0
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
