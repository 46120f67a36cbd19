// A ground with the way to where it was recorded, for whoever may look there.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getCommitment, listCommitments } from '#contract/commitments.ts'
import { getMember as getDuesOfMember, getMonth } from '#contract/dues.ts'
import type { EvaluationDetail, Evidence } from '#contract/evaluation-shapes.ts'
import { getCalendar } from '#contract/meeting-calendar.ts'
import { getMember } from '#contract/members.ts'
import { listMyTasks, listTasks } from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { useMe } from '../../app/session.tsx'
import { evidenceLabels } from './words.ts'

interface Where {
  evaluation: Pick<EvaluationDetail, 'memberId' | 'organisationId' | 'period'>
  tinh: string | undefined
}

/** The page a kind of ground comes from; null where there is none, or the post does not see it. */
function useSource({ evaluation, tinh }: Where): (kind: Evidence['kind']) => string | null {
  const { can, memberId: me } = useMe()
  const { memberId, organisationId, period } = evaluation
  const may = ({ name }: { name: string }): boolean => can.includes(name)
  const nam = Number(period.slice(0, 4))
  const ofMember = (id: string): Partial<Record<Evidence['kind'], string | false>> => ({
    task: may(listTasks)
      ? addresses.tasks({ muc: 'danh-sach', organisationId, tinh })
      : may(listMyTasks) && id === me && addresses.tasks({ tinh }),
    commitment: may(getCommitment) && addresses.commitment(id, { nam, tinh }),
    dues: may(getDuesOfMember) && addresses.duesOfMember(id, { tinh }),
    inspection: may(getMember) && addresses.member(id, { tinh }),
  })
  const ofOrganisation: Partial<Record<Evidence['kind'], string | false>> = {
    task: may(listTasks) && addresses.tasks({ muc: 'danh-sach', organisationId, tinh }),
    commitment: may(listCommitments) && addresses.commitments({ organisationId, tinh }),
    dues: may(getMonth) && addresses.dues({ organisationId, tinh }),
  }
  const sources: Partial<Record<Evidence['kind'], string | false>> = {
    ...(memberId === null ? ofOrganisation : ofMember(memberId)),
    meeting: may(getCalendar) && addresses.meetings({ organisationId, nam, tinh }),
  }
  return (kind) => sources[kind] || null
}

/** Grounds as a list, each leading to its source. */
export function EvidenceList({ grounds, ...where }: Where & { grounds: readonly Evidence[] }): ReactNode {
  const sourceOf = useSource(where)
  return (
    <ul className="stack-tight">
      {grounds.map(({ kind, text }) => {
        const source = sourceOf(kind)
        return (
          <li key={`${kind} ${text}`}>
            {text}{' '}
            {source !== null && (
              <Link className="screen-only" to={source}>
                Xem {evidenceLabels[kind].toLowerCase()}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
