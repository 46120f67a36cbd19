// In the case that receives a member: the contents list that the side that is left has sent, to be held against the sealed file (DOS-10).
import { getAnnounced } from '#contract/dossier-contents.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './dossiers.module.css'
import { gapReasons, numberAndDay, stateOf } from './words.ts'

export function AnnouncedContents({ caseId, tinh }: { caseId: string; tinh: string | undefined }) {
  const sent = useOperation(getAnnounced, { caseId, provinceCode: tinh }, { when: useCan(getAnnounced) })
  if (sent.error) return <ErrorState error={sent.error} onRetry={() => void sent.refetch()} />
  if (sent.data === undefined || sent.data.lines === null) return null
  const { lines, checkedOn } = sent.data
  return (
    <Panel title="Mục lục hồ sơ nơi đi gửi">
      <p>
        {checkedOn === null
          ? 'Nơi đi chưa kiểm kê hồ sơ này lần nào.'
          : `Nơi đi kiểm kê gần nhất ngày ${showDate(checkedOn)}.`}{' '}
        Mở hồ sơ, so từng mục với danh sách này rồi mới ghi mục lục đủ khi tiếp nhận (DOS-10). Thiếu hoặc khác thì trả
        hồ sơ về nơi đi, ghi rõ mục nào.
      </p>
      <details className={classes.contents}>
        <summary>Xem {lines.length} mục</summary>
        <ul className={classes.items}>
          {lines.map((line, place) => (
            // Two papers of one title, number and day may stand in a list.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is as it was sent and never changes.
            <li key={place}>
              <p className={classes.head}>
                <span>{line.title}</span>
                <Tag {...stateOf({ state: line.state, needed: true })} />
              </p>
              {numberAndDay(line) !== null && <p className={classes.under}>{numberAndDay(line)}</p>}
              {line.reason !== null && <p className={classes.under}>{gapReasons[line.reason]}.</p>}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  )
}
