// One case, in one shape for all kinds: what is to be done and what is missing, terms and the path, papers, history, what belongs to it.
import { IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { type CaseDetail, getCase } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { AnnouncedContents } from '../dossiers/announced-contents.tsx'
import { CaseBetween, CaseHandTo } from './case-between.tsx'
import { CaseHistory } from './case-history.tsx'
import { CaseDifferences, CaseRelated } from './case-more.tsx'
import { CaseNext } from './case-next.tsx'
import { CasePapers } from './case-papers.tsx'
import { CasePath } from './case-path.tsx'
import { CaseTerms } from './case-terms.tsx'
import { CaseVotes } from './case-votes.tsx'
import classes from './cases.module.css'
import { caseTitle, endStates, namedTo, placesIn, subjectAddress, subjectPages } from './words.ts'

export const WORK_TRAIL = { label: 'Việc cần làm', to: addresses.work() }

export function CasePage() {
  const { id = '' } = useParams()
  const me = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const answer = useOperation(getCase, { id, provinceCode: tinh }, { fresh: true })
  const detail = answer.data
  useSecondLook(answer.refetch)
  return (
    <Page
      key={id}
      title={detail === undefined ? 'Việc' : caseTitle(detail, me)}
      trail={[WORK_TRAIL]}
      lead={detail && <Lead detail={detail} tinh={tinh} />}
    >
      {answer.isPending && <Skeleton lines={12} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {detail && (
        <div className={classes.layout}>
          <div className={classes.part}>
            <CaseBetween detail={detail} tinh={tinh} again={answer.refetch} />
            <CaseNext detail={detail} tinh={tinh} />
            <CaseDifferences detail={detail} tinh={tinh} />
            <CaseVotes caseId={detail.id} tinh={tinh} />
          </div>
          <div className={classes.part} data-place="side">
            <CaseTerms detail={detail} tinh={tinh} />
            <CasePath detail={detail} />
          </div>
          <div className={classes.part}>
            {detail.lifecycle === 'formal-transfer-in' && <AnnouncedContents caseId={detail.id} tinh={tinh} />}
            <CasePapers detail={detail} tinh={tinh} />
            <CaseHistory detail={detail} tinh={tinh} />
            <CaseRelated detail={detail} tinh={tinh} />
            <CaseHandTo detail={detail} tinh={tinh} again={answer.refetch} />
            <div className="screen-only">
              <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
            </div>
          </div>
        </div>
      )}
    </Page>
  )
}

/** What a step sets off elsewhere (the next case, the other end) is there a moment later. */
const A_MOMENT = 1_500
function useSecondLook(refetch: () => unknown) {
  const { state } = useLocation()
  const taken = (state as { taken?: boolean } | null)?.taken === true
  useEffect(() => {
    if (!taken) return
    const timer = setTimeout(refetch, A_MOMENT)
    return () => clearTimeout(timer)
  }, [taken, refetch])
}

function Lead({ detail, tinh }: { detail: CaseDetail; tinh: string | undefined }) {
  const me = useMe()
  return (
    <>
      <p className="row">
        <Tag state={detail.end === null ? 'waiting' : endStates[detail.end]} label={detail.stateTitle} />
        <span>từ ngày {showDate(detail.since)}</span>
        {detail.end === null && detail.holder.length > 0 && (
          <span>Người làm tiếp: {placesIn(detail.holder.map(namedTo(detail, me)))}</span>
        )}
      </p>
      <p>
        {detail.organisationName}, mở ngày {showDate(detail.openedOn)}.{' '}
        {detail.comesFrom !== null && `Đến từ ${detail.comesFrom}. `}
        {detail.seesSubject && (
          <Link to={subjectAddress(detail, tinh)}>
            {detail.subjectId === me.memberId ? 'Hồ sơ của tôi' : subjectPages[detail.subjectKind]}
            <span className="only-read-aloud"> {detail.subjectName}</span>
          </Link>
        )}
      </p>
    </>
  )
}
