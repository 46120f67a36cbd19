// Above the work to do: messages between organisations that have not arrived, so that none is lost unseen.
import { Link } from 'react-router'
import { listUnheard } from '#contract/case-messages.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { UnheardMessages } from './case-between.tsx'

export function UnheardNotice({ tinh }: { tinh: string | undefined }) {
  return useCan(listUnheard) ? <Unheard tinh={tinh} /> : null
}

function Unheard({ tinh }: { tinh: string | undefined }) {
  const list = useList(listUnheard, { provinceCode: tinh }, { fresh: true })
  if (list.rows.length === 0) return null
  return (
    <Notice tone="problem" title="Tin giữa hai nơi chưa đến được">
      <UnheardMessages
        messages={list.rows}
        tinh={tinh}
        again={list.again}
        name={({ caseId, caseTitle, subjectName }) =>
          caseId !== null && (
            <p>
              <Link to={addresses.case(caseId, { tinh })}>
                {caseTitle}: {subjectName}
              </Link>
            </p>
          )
        }
      />
      {list.more !== null && (
        <Pager shown={list.rows.length} total={list.total} unit="tin" more={list.more} busy={list.isGrowing} />
      )}
    </Notice>
  )
}
