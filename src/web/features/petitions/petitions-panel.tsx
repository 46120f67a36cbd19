// Among the work to do: how many questions and petitions wait for an answer of the own organisation, and the nearest day.
import { Link } from 'react-router'
import { countWaitingPetitions } from '#contract/petitions.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'

export function usePetitionsWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaitingPetitions)
  return useOperation(countWaitingPetitions, { provinceCode: tinh }, { fresh: true, when: may && when }).data
}

export function PetitionsPanel({
  waiting,
  tinh,
}: {
  waiting: ReturnType<typeof usePetitionsWaiting>
  tinh: string | undefined
}) {
  if (waiting === undefined || waiting.open === 0) return null
  return (
    <Panel title="Chất vấn, kiến nghị">
      <p>
        <Link to={addresses.petitions({ tinh })}>Trả lời {showNumber(waiting.open)} chất vấn, kiến nghị, đơn thư</Link>
        {waiting.dueOn !== null && `, hạn gần nhất ${showDate(waiting.dueOn)}`}{' '}
        {waiting.late > 0 && <Tag state="stopped" label={`${showNumber(waiting.late)} quá hạn`} />}
      </p>
    </Panel>
  )
}
