// Runs work of the program itself (a message handed over, a term that ran out) in one province, audited like a command.
import { inScope } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'
import { writeAudit } from '#kernel/audit.ts'
import { startBackground } from '#kernel/background.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { AuditEvent, CommandContext, Effects } from '#kernel/context.ts'
import { newId } from '#kernel/identifier.ts'
import { untold } from '#kernel/progress.ts'
import type { Application } from '#kernel/run.ts'

/** The program as an actor: it holds no account; histories name it «Hệ thống». */
const systemActor = (province: string): CommandContext['actor'] => ({
  accountId: '00000000-0000-0000-0000-000000000000',
  displayName: 'Hệ thống',
  memberId: null,
  provinceCode: province,
  national: false,
  mustChangePassword: false,
  sessionId: null,
  secondFactor: false,
  seat: {
    id: '00000000-0000-0000-0000-000000000000',
    role: 'organisation-board' satisfies NonNullable<Actor['seat']>['role'],
    postName: 'Hệ thống',
    organisationId: '00000000-0000-0000-0000-000000000000',
    path: `${province}/`,
  },
})

/**
 * Runs `work` in one transaction that reaches one whole province. What it audits is written under `operation` with no account; what it
 * leaves to be done after starts once it has committed. `keep` decides from the answer whether what was written stays.
 */
export async function asSystem<T>(
  application: Application,
  province: string,
  operation: string,
  work: (context: CommandContext) => Promise<T>,
  keep: (answer: T) => boolean = () => true,
): Promise<T> {
  const now = application.clock.now()
  const effects: Effects = {}
  const requestId = newId()
  const range = { lo: `${province}/`, hi: `${province}0` }
  const run = async (tx: CommandContext['tx']): Promise<T> => {
    const events: AuditEvent[] = []
    const answer = await work({
      tx,
      now,
      today: dateInVietNam(now),
      secrets: application.secrets,
      files: application.files,
      officeFolder: application.officeFolder,
      newId: () => newId(),
      request: { requestId, address: null, userAgent: null },
      effects,
      progress: untold,
      takeUpload: async () => null,
      operations: application.operations,
      actor: systemActor(province),
      province,
      audit: (event) => events.push(event),
    })
    if (events.length > 0 && keep(answer)) {
      await writeAudit(
        tx,
        province,
        { accountId: null, name: 'Hệ thống', seat: null, operation, requestId, at: now },
        events,
      )
    }
    return answer
  }
  const answer = await inScope(application.database, range, run, { keep })
  if (keep(answer)) for (const after of effects.after ?? []) startBackground(application, after)
  return answer
}
