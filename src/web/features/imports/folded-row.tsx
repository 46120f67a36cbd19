// One row of a list on a phone: what it is and what becomes of it; values, findings and decisions behind one touch.
import type { ImportDetail, ImportRow } from '#contract/imports.ts'
import { Tag } from '../../ui/tag.tsx'
import classes from './imports.module.css'
import { nameId, OtherValues, OWN_PLACE, RowActs, RowBranch, type RowProps, RowState, RowValue } from './row-parts.tsx'
import { counted, decisionLabels, resultLabels, rowLabels, rowTags } from './words.ts'

/** Where the row stands in the file. */
export function PlaceOfRow({ detail, row }: { detail: ImportDetail; row: ImportRow }) {
  const several = (detail.layout?.otherSheets.length ?? 0) > 0
  return (
    <span className={`soft ${classes.place}`}>
      Dòng {row.row}
      {several && `, trang «${row.sheet}»`}
    </span>
  )
}

/** How much there is to look at when the row is opened. */
function toLookAt(row: ImportRow): string | null {
  const wrong = row.findings.filter(({ severity }) => severity === 'problem').length
  const rest = row.findings.length - wrong
  if (wrong > 0) return `cần sửa ${counted(wrong, 'chỗ')}`
  return rest > 0 ? `${counted(rest, 'chỗ')} nên đối chiếu` : null
}

/** In how much a person who is kept already differs from the list. */
function differs({ matched }: ImportRow): string | null {
  const count = matched?.differs.length ?? 0
  return count === 0 ? null : `khác hồ sơ ở ${counted(count, 'mục')}`
}

export function FoldedRow({ detail, at, row }: RowProps) {
  const part = { detail, at, row }
  const more = row.state === 'match' && row.findings.length === 0 ? differs(row) : toLookAt(row)
  const ofName = row.findings.some(({ field }) => field === 'fullName' || field === '')
  return (
    <details className={`${classes.more} ${classes.fold}`}>
      <summary aria-describedby={nameId(row)}>
        <span className={classes.brief}>
          {row.result === null && <Tag state={rowTags[row.state]} label={rowLabels[row.state]} />}
          <span>
            {row.result === null ? decisionLabels[row.decision] : resultLabels[row.result]}
            {more !== null && `, ${more}`}
          </span>
        </span>
      </summary>
      <div className="stack-tight">
        {ofName && <RowValue {...part} field="fullName" empty="Chưa có họ tên" />}
        <span className={classes.line}>
          <span className="soft">Ngày sinh: </span>
          <RowValue {...part} field="birthDate" />
        </span>
        <span className={classes.line}>
          <span className="soft">Chi bộ: </span>
          <RowBranch {...part} />
        </span>
        <span className={classes.line}>
          <span className="soft">Vào Đảng: </span>
          <RowValue {...part} field="admittedOn" />
        </span>
        <span className={classes.line}>
          <span className="soft">Chính thức: </span>
          <RowValue {...part} field="officialOn" empty="không ghi" />
        </span>
        <OtherValues {...part} except={OWN_PLACE} />
        <RowState row={row} at={at} />
        {detail.state === 'ready' && <RowActs {...part} />}
      </div>
    </details>
  )
}
