// Gives the demonstration the evaluation of the year in the branch of its secretary, with people at every step, a quarter that is announced, the year before closed, and the four goods.
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'

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

interface Round {
  scheme: string
  period: string
  /** Points of the collective and of each person. */
  points: { collective: readonly [number, number]; person: readonly [number, number] }
  /** Everybody has a reply, and it is answered. */
  replies: boolean
}

/** A round from the rating to the announcement, the collective first; its id and version, or null where nobody is due. */
async function tellWhole({ ask, secretary, office, branchId, today }: Told, told: Round) {
  const { scheme, period, points, replies } = told
  const { ids } = await ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
    organisationId: branchId,
    scheme,
    period,
  })
  const at = { id: ids[0] }
  const { rows } = await ask<{ rows: Row[] }>(secretary, 'evaluations.get-round', at)
  const due = rows.filter((row) => row.due)
  for (const { id, role } of due) {
    const collective = role === 'collective'
    const lines = blocks(...(collective ? points.collective : points.person))
    let version = 0
    const step = (actor: Actor, name: string, more: object) => {
      version += 1
      return ask(actor, `evaluations.${name}`, { id, version, ...more })
    }
    const text = collective ? 'Chi bộ làm đủ nhiệm vụ trong kỳ.' : 'Hoàn thành việc được phân công trong kỳ.'
    await step(secretary, 'self-rate', { lines, text, level: 'HTT' })
    const votes = { HTXS: 0, HTT: 10, HT: 2, KHT: 0 }
    const ballot = { meetingOn: today, chair: 'Chi ủy viên', eligible: 12, ballots: 12, votes }
    const report = collective ? { reportSentOn: addDays(today, -10) } : {}
    await step(secretary, 'record-vote', { ...ballot, ...report, lines, level: 'HTT' })
    if (replies) {
      await step(secretary, 'reply', { text: 'Đề nghị ghi rõ việc đã vượt tiến độ.' })
      await step(office, 'answer-reply', { text: 'Đã bổ sung vào nhận xét.' })
    }
    await step(office, 'appraise', { lines, level: 'HTT', text: 'Nhất trí với chi bộ.' })
    await step(office, 'decide', { level: 'HTT', on: today })
  }
  if (due.length === 0) return null
  return ask<{ id: string; version: number }>(office, 'evaluations.announce', { ...at, version: 1, on: today })
}

/** The third quarter of whoever leads, with a reply that was answered. */
async function tellQuarter(told: Told): Promise<void> {
  const year = Number(told.today.slice(0, 4))
  const period = told.today >= `${year}-07-01` ? `${year}-Q3` : `${year - 1}-Q3`
  const { rows: schemes } = await told.ask<{ rows: { code: string }[] }>(told.secretary, 'evaluations.list-schemes', {
    period,
  })
  const [scheme] = schemes
  if (scheme === undefined) return
  const points = { collective: [27, 60], person: [26, 57] } as const
  await tellWhole(told, { scheme: scheme.code, period, points, replies: true })
}

/** The year before, closed. */
async function tellLastYear(told: Told): Promise<void> {
  const points = { collective: [26, 58], person: [25, 55] } as const
  const period = String(Number(told.today.slice(0, 4)) - 1)
  const announced = await tellWhole(told, { scheme: '366-year', period, points, replies: false })
  if (announced === null) return
  const { id, version } = announced
  await told.ask(told.secretary, 'evaluations.close-round', { id, version })
}

/** Of the first members who are due the later ones are taken less far. */
export async function tellEvaluations(told: Told): Promise<void> {
  const { ask, secretary, office, branchId, today } = told
  await tellLastYear(told)
  await tellQuarter(told)
  const year = Number(today.slice(0, 4))
  const opened = await ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
    organisationId: branchId,
    scheme: '366-year',
    period: String(year),
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
      id,
      version: 1,
      text,
      level,
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
