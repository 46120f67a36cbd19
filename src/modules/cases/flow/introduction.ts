// What an introduction says of the member who goes with it: sealed into the message that announces it, read by the end that receives, and by the
// end that wrote it once the record has moved on.
import type { FormBox } from '#forms/form-data.ts'
import { isPrintCode } from '#forms/print-code.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import type { MessageContent } from '#modules/cases/flow/messages.ts'
import { boxesIn } from '#modules/cases/papers/boxes.ts'
import { issuersOf } from '#modules/cases/papers/issuer.ts'
import { sideOf } from '#modules/cases/store/places.ts'
import { introducedFields, type PrintedFields } from '#modules/members/public.ts'
import { papersOf } from '#rules/lifecycle/fold.ts'
import type { MessageCode } from '#rules/lifecycle/messages.ts'

export interface Introduction {
  /** The lines of the form about the person; numbers whole, as on the sheet that is handed over. */
  person: PrintedFields
  boxes: readonly FormBox[]
  enclosures: readonly string[]
  /** Who writes the notices that go with it. */
  issuer: string | undefined
  /** Whose the papers are that go along, where that is another level than theirs by form. */
  issuers?: Readonly<Partial<Record<string, string>>>
}

const INTRODUCING: readonly MessageCode[] = [
  'transfer.introduced',
  'temporary.introduced',
  'residence.introduced',
  'collective.handed-over',
]
/** By these the receiving end says that it has written its boxes. */
const ANSWERING: readonly MessageCode[] = ['transfer.received', 'temporary.received', 'temporary.returned']

const boxesOf = ({ lifecycle, after }: Going): ReturnType<typeof boxesIn> => {
  const named = Object.entries(after.places).flatMap(([level, place]) =>
    place === undefined ? [] : [[level, place.name]],
  )
  return boxesIn({ lifecycle, given: after }, Object.fromEntries(named))
}

/** For a message that introduces somebody, and for the answer to it; what is sent on to a third place goes as it came (TRF-19). */
export async function introductionFor(
  context: CommandContext,
  going: Going,
  message: MessageCode,
): Promise<{ introduction?: Introduction; boxes?: readonly FormBox[] }> {
  const { row, lifecycle, step } = going
  if (ANSWERING.includes(message)) return { boxes: (boxesOf(going).boxes ?? []).filter(({ on }) => on !== undefined) }
  if (!INTRODUCING.includes(message)) return {}
  if (sideOf(lifecycle) === 'receiving') {
    const introduction = (await introducedWith(context, row.id))?.introduction
    return introduction === undefined ? {} : { introduction }
  }
  if (row.subject_kind === 'organisation') {
    const codes = papersOf(lifecycle, going.after).map(({ code }) => code)
    const issuers = issuersOf(codes.filter(isPrintCode), { lifecycle, given: going.after })
    return { introduction: { person: {}, boxes: [], enclosures: [], issuer: undefined, issuers } }
  }
  const person = await introducedFields(context, row.subject_id)
  if (person === undefined) return {}
  const { boxes = [], enclosures = [] } = boxesOf(going)
  const level = step.by.kind === 'post' ? step.by.level : undefined
  return { introduction: { person, boxes, enclosures, issuer: level } }
}

/** The boxes the receiving end has written, as it last said; none while it has not, or where it works on paper. */
export async function answeredBoxes(
  { tx, province, secrets }: Pick<QueryContext, 'tx' | 'province' | 'secrets'>,
  caseId: string,
): Promise<readonly FormBox[]> {
  const row = await tx
    .selectFrom('case_messages')
    .select('content_sealed')
    .where('province_code', '=', province)
    .where('case_id', '=', caseId)
    .where('direction', '=', 'in')
    .where('handed_over_at', 'is not', null)
    .where('message', 'in', ANSWERING)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const content: MessageContent | undefined =
    row === undefined ? undefined : JSON.parse(secrets.unseal(row.content_sealed))
  return content?.boxes ?? []
}

/** The last introduction that came to the case or went out from it; undefined where it goes on paper alone. The caller has the case in reach. */
export async function introducedWith(
  { tx, province, secrets }: Pick<QueryContext, 'tx' | 'province' | 'secrets'>,
  caseId: string,
): Promise<MessageContent | undefined> {
  const row = await tx
    .selectFrom('case_messages')
    .select('content_sealed')
    .where('province_code', '=', province)
    .where('case_id', '=', caseId)
    .where('message', 'in', INTRODUCING)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : JSON.parse(secrets.unseal(row.content_sealed))
}
