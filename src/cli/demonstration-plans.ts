// Gives the demonstration a chain of plans: a directive of the province, the commune's own plan of it, that of a branch down to a member's task.
import type { DueReport } from '#contract/report-papers.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  /** Of the level above. */
  office: Actor
  /** Of the province. */
  board: Actor
  members: readonly { id: string }[]
  today: string
}

interface Shown {
  version: number
  work: { id: string; dueKind: string | null }[]
}

type Hands = ReturnType<typeof handsOf>

/** Seeing a plan, and a step in its newest version. */
const handsOf = ({ ask }: Told) => {
  const get = (actor: Actor, id: string) => ask<Shown>(actor, 'plans.get', { id })
  const act = async <T>(actor: Actor, name: string, id: string, more: object = {}): Promise<T> =>
    ask<T>(actor, `plans.${name}`, { id, version: (await get(actor, id)).version, ...more })
  return { get, act }
}

export async function tellPlans(told: Told): Promise<void> {
  const hands = handsOf(told)
  await sendDirective(told, hands)
  const branch = await makeOwnPlans(told, hands)
  await workAndReport(told, hands, branch)
}

/** The province lays down what is to be done, and sends it below. */
async function sendDirective({ ask, board, today }: Told, { act }: Hands): Promise<void> {
  const year = today.slice(0, 4)
  const { id: directive } = await ask<{ id: string }>(board, 'plans.create', {
    title: 'Nâng cao chất lượng sinh hoạt chi bộ',
    basis: 'Chỉ thị 07-CT/TU của Ban Thường vụ Tỉnh ủy',
    startsOn: `${year}-01-01`,
    endsOn: `${Number(year) + 1}-12-31`,
  })
  const work = [
    { title: 'Rà soát chi bộ còn yếu, phân công cấp ủy viên phụ trách', dueKind: 'by', dueOn: addDays(today, 40) },
    {
      title: 'Mở lớp bồi dưỡng bí thư, chi ủy',
      dueKind: 'trigger',
      waitsFor: 'hướng dẫn của Ban Tổ chức Tỉnh ủy',
    },
    {
      title: 'Báo tình hình sinh hoạt chi bộ',
      dueKind: 'periodic',
      every: 'monthly',
      dueOn: addDays(today, 5),
    },
    { title: 'Kiểm tra việc ghi biên bản', dueKind: 'period', fromOn: addDays(today, -30), dueOn: addDays(today, -3) },
  ]
  for (const task of work) await act(board, 'set-task', directive, task)
  const counted = {
    title: 'Đảng viên được giao nhiệm vụ',
    measure: 'fact',
    fact: 'assigned-share',
    goal: 100,
    unit: '%',
  }
  await act(board, 'set-target', directive, counted)
  const summed = { title: 'Buổi sinh hoạt chuyên đề', measure: 'number', goal: 400, unit: 'buổi' }
  await act(board, 'set-target', directive, summed)
  const interim = { title: 'Báo cáo sơ kết', dueOn: addDays(today, 120), every: '6-monthly' }
  await act(board, 'set-report', directive, interim)
  await act(board, 'set-report', directive, { title: 'Báo cáo tiến độ rà soát chi bộ', dueOn: addDays(today, 10) })
  await act(board, 'adopt', directive, { adoptedBy: 'Kế hoạch 12-KH/TU' })
  await act(board, 'send', directive, { below: 'direct' })
}

/** The commune makes it its own with a task more, and the branch that of the commune. Answers the plan of the branch. */
async function makeOwnPlans({ ask, secretary, office, today }: Told, { act }: Hands): Promise<string> {
  /** What came last, made into an own plan. */
  const makeOwn = async (actor: Actor, adoptedBy: string): Promise<string> => {
    const { rows } = await ask<{ rows: { id: string; version: number }[] }>(actor, 'plans.list-received', { limit: 1 })
    const [last] = rows
    const { planId } = await ask<{ planId: string }>(actor, 'plans.make-own', { id: last?.id, version: last?.version })
    await act(actor, 'adopt', planId, { adoptedBy })
    return planId
  }
  const commune = await makeOwn(office, 'Kế hoạch 30-KH/ĐU')
  const own = { title: 'Lập tổ giúp các chi bộ thôn', dueKind: 'by', dueOn: addDays(today, 20) }
  await act(office, 'set-task', commune, own)
  await act(office, 'send', commune, { below: 'direct' })
  return makeOwn(secretary, 'Nghị quyết tháng của chi bộ')
}

/** The branch gives a task to members, says how another stands, and reports what the calendar asks for; the commune owes its own. */
async function workAndReport({ ask, secretary, members }: Told, { get, act }: Hands, branch: string): Promise<void> {
  const [review, , monthly] = (await get(secretary, branch)).work
  const given = { taskId: review?.id, memberIds: members.slice(1, 3).map(({ id }) => id) }
  await act(secretary, 'assign-task', branch, given)
  const said = { taskId: monthly?.id, percent: 100, done: true, text: 'Đã gửi báo cáo tháng này.' }
  await act(secretary, 'report-task', branch, said)
  const due = await ask<{ rows: DueReport[] }>(secretary, 'reports.count-waiting', {})
  const asked = due.rows.find((row) => row.planReportId !== null)
  const written = await ask<{ id: string; version: number }>(secretary, 'reports.create', {
    type: asked?.type,
    from: asked?.from,
    to: asked?.to,
    planReportId: asked?.planReportId,
  })
  const words = { section: 'leadership', paragraphs: ['Chi bộ đã rà soát xong, phân công đủ người phụ trách.'] }
  await ask(secretary, 'reports.write-section', { ...written, ...words })
  const signed = { signedBy: 'Bí thư chi bộ', signerPost: 'BÍ THƯ' }
  await ask(secretary, 'reports.send', { id: written.id, version: written.version + 1, ...signed })
}
