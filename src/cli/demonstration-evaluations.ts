// Gives the demonstration the evaluation of the year in the branch of its secretary, with people at every step, a quarter that is announced, and the four goods.
import type { Actor } from '#kernel/actor.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  /** Of the level above. */
  office: Actor
  branchId: string
  today: string
}

interface Row {
  id: string
  role: string
  due: boolean
}

const ratings = [
  { level: 'HTT', points: [26, 58] },
  { level: 'HT', points: [22, 45] },
  { level: 'HTT', points: [27, 60.5] },
  { level: 'HTT', points: [25, 52] },
] as const

const blocks = (common: number, results: number) => [
  { no: '1', points: common },
  { no: '2', points: results },
]

/** The third quarter of whoever leads, from the rating to the announcement: a reply that was answered, the collective first. */
async function tellQuarter({ ask, secretary, office, branchId, today }: Told): Promise<void> {
  const year = Number(today.slice(0, 4))
  const period = today >= `${year}-07-01` ? `${year}-Q3` : `${year - 1}-Q3`
  const { rows: schemes } = await ask<{ rows: { code: string }[] }>(secretary, 'evaluations.list-schemes', { period })
  const [scheme] = schemes
  if (scheme === undefined) return
  const asked = { organisationId: branchId, scheme: scheme.code, period }
  const { ids } = await ask<{ ids: string[] }>(secretary, 'evaluations.open-round', asked)
  const at = { id: ids[0] }
  const { rows } = await ask<{ rows: Row[] }>(secretary, 'evaluations.get-round', at)
  const due = rows.filter((row) => row.due)
  for (const { id, role } of due) {
    const collective = role === 'collective'
    const lines = collective ? blocks(27, 60) : blocks(26, 57)
    const step = (actor: Actor, name: string, version: number, more: object) =>
      ask(actor, `evaluations.${name}`, { id, version, ...more })
    const text = collective ? 'Chi bộ làm đủ nhiệm vụ của quý.' : 'Hoàn thành việc được phân công trong quý.'
    await step(secretary, 'self-rate', 1, { lines, text, level: 'HTT' })
    const votes = { HTXS: 0, HTT: 10, HT: 2, KHT: 0 }
    const ballot = { meetingOn: today, chair: 'Chi ủy viên', eligible: 12, ballots: 12, votes }
    await step(secretary, 'record-vote', 2, { ...ballot, lines, level: 'HTT' })
    await step(secretary, 'reply', 3, { text: 'Đề nghị ghi rõ việc đã vượt tiến độ.' })
    await step(office, 'answer-reply', 4, { text: 'Đã bổ sung vào nhận xét.' })
    await step(office, 'appraise', 5, { lines, level: 'HTT', text: 'Một việc vượt tiến độ.' })
    await step(office, 'decide', 6, { level: 'HTT', on: today })
  }
  if (due.length === 0) return
  await ask(office, 'evaluations.announce', { ...at, version: 1, on: today })
}

/** Of the first members who are due the later ones are taken less far. */
export async function tellEvaluations(told: Told): Promise<void> {
  const { ask, secretary, office, branchId, today } = told
  await tellQuarter(told)
  const year = Number(today.slice(0, 4))
  const opened = await ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
    ...{ organisationId: branchId, scheme: '366-year', period: String(year) },
    deadlines: { self: `${year}-12-10`, vote: `${year}-12-15`, appraise: `${year}-12-25`, decide: `${year}-12-31` },
  })
  const { rows } = await ask<{ rows: Row[] }>(secretary, 'evaluations.get-round', { id: opened.ids[0] })
  const people = rows.filter((row) => row.due && row.role === 'member')
  for (const [place, { id }] of people.slice(0, ratings.length).entries()) {
    const { level = 'HTT', points = [25, 52] } = ratings[place] ?? {}
    const lines = points.map((value, i) => ({ no: String(i + 1), points: value }))
    const { known } = await ask<{ known: unknown[] }>(secretary, 'evaluations.get', { id })
    const [common, results] = lines
    const text = 'Hoàn thành việc được phân công, tham gia sinh hoạt đều; còn ít phát biểu.'
    await ask(secretary, 'evaluations.self-rate', {
      ...{ id, version: 1, text, level },
      lines: [common, { ...results, evidence: known }],
    })
    if (place > 2) continue
    const votes = { HTXS: 0, HTT: 0, HT: 0, KHT: 0, [level]: 11 }
    const ballot = { meetingOn: today, chair: 'Phó bí thư chi bộ', eligible: 12, ballots: 12, invalid: 1, votes }
    await ask(secretary, 'evaluations.record-vote', { id, version: 2, ...ballot, lines, level })
    if (place === 1) {
      await ask(secretary, 'evaluations.reply', { id, version: 3, text: 'Một việc chậm vì chờ văn bản của cấp trên.' })
    }
    if (place > 0) continue
    await ask(office, 'evaluations.appraise', { id, version: 3, lines, level })
    await ask(office, 'evaluations.decide', { id, version: 4, level, on: today })
  }
  await ask(secretary, 'evaluations.register-four-goods', { organisationId: branchId, year })
}
