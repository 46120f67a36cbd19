// Gives the demonstration tasks and yearly commitments in several states, in the branch of its secretary, through the commands.
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  /** Of the level above. */
  office: Actor
  branchId: string
  members: readonly { id: string }[]
  today: string
}

type At = { id: string; version: number }

async function tasks({ ask, secretary, office, branchId, members, today }: Told): Promise<void> {
  const three = members.slice(1, 4).map(({ id }) => id)
  const { ids } = await ask<{ ids: string[] }>(secretary, 'tasks.assign', {
    title: 'Vận động các hộ hiến đất mở đường liên thôn',
    detail: 'Mỗi đồng chí phụ trách một cụm dân cư; có danh sách hộ đồng ý.',
    dueOn: addDays(today, 10),
    memberIds: three,
    leadId: three[0],
  })
  const [led, helped] = ids
  const accepted = await ask<At>(secretary, 'tasks.accept', { id: led, version: 1 })
  await ask(secretary, 'tasks.report-progress', { ...at(accepted), text: 'Đã gặp 8 trên 20 hộ', percent: 40 })
  const shown = await ask<At>(secretary, 'tasks.add-evidence', { id: helped, version: 1, figure: 12, unit: 'hộ' })
  await ask(secretary, 'tasks.submit', { ...at(shown), text: 'Cả 12 hộ của cụm đã đồng ý' })
  await ask(office, 'tasks.assign', {
    title: 'Rà soát hộ nghèo, hộ cận nghèo của thôn',
    dueOn: addDays(today, 5),
    organisationIds: [branchId],
  })
}

const at = ({ id, version }: At): At => ({ id, version })

async function commitments({ ask, secretary, members, today }: Told): Promise<void> {
  const items = [
    { heading: 'cultivation', text: 'Học đủ các chuyên đề của năm và liên hệ bản thân' },
    { heading: 'striving', text: 'Giúp một hộ trong cụm dân cư thoát nghèo' },
  ]
  const year = Number(today.slice(0, 4))
  for (const [place, member] of members.slice(1, 3).entries()) {
    const written = await ask<At>(secretary, 'commitments.write', { memberId: member.id, year, items })
    const sent = await ask<At>(secretary, 'commitments.submit', at(written))
    if (place > 0) continue
    const agreed = await ask<At>(secretary, 'commitments.agree', { ...at(sent), meetingOn: today })
    const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
    const own = { quarter, text: 'Đã học ba chuyên đề; hộ được giúp đã có việc làm ổn định.' }
    const looked = await ask<At>(secretary, 'commitments.review', { ...at(agreed), ...own })
    await ask(secretary, 'commitments.note', { ...at(looked), quarter, text: 'Làm đúng kế hoạch.' })
  }
}

/** Members who are given work and commit themselves; what the secretary writes is written for them. */
export async function tellTasks(told: Told): Promise<void> {
  await tasks(told)
  await commitments(told)
}
