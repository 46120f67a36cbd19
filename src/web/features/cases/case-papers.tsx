// The papers of a case: which are there, with number, date and keeper, and which are still missing.
import type { CaseDetail } from '#contract/cases.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './cases.module.css'
import { paperTitle } from './step-values.ts'

type Row = CaseDetail['papers'][number]

const columnsFor = (needed: ReadonlySet<string>): readonly Column<Row>[] => [
  { key: 'title', heading: 'Giấy tờ', cell: paperTitle },
  {
    key: 'there',
    heading: 'Tình trạng',
    card: 'plain',
    cell: ({ there, code }) =>
      there ? (
        <Tag state="good" label="Đã có" />
      ) : (
        <Tag
          state={needed.has(code) ? 'stopped' : 'waiting'}
          label={needed.has(code) ? 'Còn thiếu' : 'Lập ở bước tới'}
        />
      ),
  },
  { key: 'number', heading: 'Số, ngày', card: 'plain', cell: numberAndDay },
  { key: 'keptAt', heading: 'Nơi giữ', cell: ({ keptAt, there }) => (there ? (keptAt ?? 'Trong hồ sơ') : null) },
]

function numberAndDay({ there, no, on }: Row): string | null {
  if (!there) return null
  if (no === null && on === null) return 'Chưa ghi số, ngày'
  return [no ?? 'Chưa ghi số', on === null ? 'chưa ghi ngày' : `ngày ${showDate(on)}`].join(', ')
}

/** So many papers are shown at once; more are folded away. */
const FEW = 5

/** What is still missing for the next step first; papers of steps far ahead or of ways out are no shortage and folded away. */
export function CasePapers({ detail }: { detail: CaseDetail }) {
  const { papers } = detail
  if (papers.length === 0) return null
  const forward = detail.next.filter(({ kind }) => kind === 'forward').flatMap((step) => step.papers)
  // What depends on answers still to be given is asked for in the form of the step.
  const certain = forward.filter(({ when = null }) => when === null)
  const near = new Set(certain.map(({ code }) => code))
  const needed = new Set(certain.filter(({ made }) => !made).map(({ code }) => code))
  const there = papers.filter((paper) => paper.there)
  const next = papers.filter((paper) => !paper.there && near.has(paper.code))
  const later = papers.filter((paper) => !paper.there && !near.has(paper.code))
  const table = (caption: string, rows: readonly Row[]) => (
    <DataTable caption={caption} rows={rows} rowKey={({ code }) => code} columns={columnsFor(needed)} />
  )
  return (
    <Panel title="Giấy tờ">
      <div className="stack-tight">
        {next.length > 0 && table('Giấy tờ của bước tiếp theo', next)}
        {there.length === 0 && next.length === 0 && (
          <p className="soft">Chưa có giấy tờ nào, bước tiếp theo chưa cần.</p>
        )}
        {there.length > 0 &&
          (there.length <= FEW && next.length === 0 ? (
            table('Giấy tờ đã có', there)
          ) : (
            <details className={classes.more} open={there.length <= FEW}>
              <summary>Giấy tờ đã có ({there.length})</summary>
              {table('Giấy tờ đã có', there)}
            </details>
          ))}
        {later.length > 0 && detail.end === null && (
          <details className={classes.more}>
            <summary>Giấy tờ của những bước khác ({later.length})</summary>
            <ul className={classes.bullets}>
              {later.map((paper) => (
                <li key={paper.code}>{paperTitle(paper)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}
