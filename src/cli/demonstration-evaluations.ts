// Gives the demonstration the evaluation of the year in the branch of its secretary, with people at every step, and the four goods.
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

/** Of the first members who are due the later ones are taken less far. */
export async function tellEvaluations({ ask, secretary, office, branchId, today }: Told): Promise<void> {
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
    const text = 'Hoàn thành việc được phân công, tham gia sinh hoạt đều; còn ít phát biểu.'
    await ask(secretary, 'evaluations.self-rate', { id, version: 1, lines, text, level })
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
