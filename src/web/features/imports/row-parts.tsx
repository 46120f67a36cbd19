// The parts of one row: a value with what was found about it, the state with the kept record, the decision.
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { decideImportRow, type ImportDecision, type ImportRow } from '#contract/imports.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { ImportProps } from './import-page.tsx'
import classes from './imports.module.css'
import { MendOther, MendValue } from './mend-value.tsx'
import { type ImportAddress, useSettle } from './use-import.ts'
import {
  counted,
  decisionLabels,
  fieldName,
  inSentence,
  resultLabels,
  rowLabels,
  rowTags,
  shownValue,
} from './words.ts'

export interface RowProps extends ImportProps {
  row: ImportRow
}

/** Fields with a place of their own; the others stand together where something was found about them. */
export const OWN_PLACE = ['', 'fullName', 'birthDate', 'branch', 'admittedOn', 'officialOn']

export const mayDecide = ({ detail }: ImportProps): boolean => detail.allowed.includes(decideImportRow.name)

interface RowValueProps extends RowProps {
  field: string
  /** What is shown instead of the value as read. */
  shown?: string
  empty?: string
}

/** Names the person to a screen reader beside buttons that every row has. */
export const nameId = (row: ImportRow): string => `dong-${row.seq}`

/** A value, what was found about it in words, and the way to put it right on the spot. */
export function RowValue({ detail, at, row, field, shown, empty = 'Không ghi' }: RowValueProps) {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const close = () => {
    setOpen(false)
    place.current?.focus()
  }
  const whole = field === 'fullName'
  const found = row.findings.filter((one) => one.field === field || (whole && one.field === ''))
  const text = shown ?? shownValue(field, row.values[field])
  const mends = found.length > 0 && field !== 'branch' && mayDecide({ detail, at })
  return (
    <span className={classes.value} ref={place} tabIndex={-1}>
      <span className="numbers">{text === '' ? <span className="soft">{empty}</span> : text}</span>
      {found.map((one) => (
        <span key={one.code + one.message} className={classes.finding} data-severity={one.severity}>
          <b>{one.severity === 'problem' ? 'Cần sửa: ' : 'Nên đối chiếu: '}</b>
          {one.message}
        </span>
      ))}
      {mends && !open && (
        <Button
          kind="quiet"
          describedBy={nameId(row)}
          label={`Sửa ${inSentence(fieldName(field))}`}
          onPress={() => setOpen(true)}
        />
      )}
      {open && <MendValue at={at} row={row} field={field} onClose={close} />}
    </span>
  )
}

/** The branch of a row, and what is not there yet in one word: the list of branches above says the rest once for all. */
export function RowBranch({ detail, at, row }: RowProps) {
  const { name, organisationId, organisationName } = row.branch
  const unknown = organisationId === null && name !== '' && row.result === null
  return (
    <span className={classes.value}>
      <RowValue detail={detail} at={at} row={row} field="branch" shown={organisationName ?? name} />
      {unknown && <span className="soft"> ({detail.createBranches ? 'sẽ lập mới' : 'chưa có'})</span>}
    </span>
  )
}

/** Values without a column of their own, where something was found about them. */
export function OtherValues({ detail, at, row, except }: RowProps & { except: readonly string[] }) {
  const fields = [...new Set(row.findings.map((one) => one.field))].filter((field) => !except.includes(field))
  if (fields.length === 0) return null
  return (
    <span className={classes.value}>
      {fields.map((field) => (
        <span key={field} className={classes.value}>
          <span className="soft">{fieldName(field)}: </span>
          <RowValue detail={detail} at={at} row={row} field={field} />
        </span>
      ))}
    </span>
  )
}

/** New, known or wrong; the record that is kept and in what the list differs from it. */
export function RowState({ row, at }: { row: ImportRow; at: ImportAddress }) {
  const { matched } = row
  return (
    <span className={classes.value}>
      {row.result === null ? (
        <Tag state={rowTags[row.state]} label={rowLabels[row.state]} />
      ) : (
        <Tag state={row.result === 'skipped' ? 'ended' : 'good'} label={resultLabels[row.result]} />
      )}
      {row.corrected && <span className="soft"> Đã sửa tay</span>}
      {matched !== null && (
        <span>
          Hồ sơ: <Link to={addresses.member(matched.id, { tinh: at.provinceCode })}>{matched.fullName}</Link>,{' '}
          {matched.branchName}
        </span>
      )}
      {matched !== null && matched.differs.length === 0 && (
        <span className="soft">Giống hồ sơ, không có gì để bổ sung.</span>
      )}
      {matched !== null && matched.differs.length > 0 && (
        <details className={classes.more}>
          <summary>Khác hồ sơ ở {counted(matched.differs.length, 'mục')}</summary>
          <ul className={classes.differs}>
            {matched.differs.map((one) => (
              <li key={one.field}>
                {one.name[0]?.toUpperCase()}
                {one.name.slice(1)}: danh sách ghi «{one.inList}»,{' '}
                {one.inRecord === null ? 'hồ sơ chưa có' : `hồ sơ ghi «${one.inRecord}»`}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  )
}

const otherDecision: Record<ImportRow['state'], { decision: ImportDecision; label: string } | null> = {
  new: { decision: 'import', label: 'Ghi người này' },
  match: { decision: 'update', label: 'Bổ sung mục còn thiếu' },
  problem: null,
}

/** What will become of the row, and changing that. */
export function RowActs({ detail, at, row }: RowProps) {
  const settle = useSettle(at)
  const decide = useCommand(decideImportRow, { renews: 'nothing' })
  const [open, setOpen] = useState(false)
  const put = (decision: ImportDecision) =>
    decide.mutate(
      { ...at, seq: row.seq, decision },
      { onSuccess: ({ version, row: next, counts, plan }) => settle({ version, counts, plan }, next) },
    )
  const adds = row.matched?.differs.some((one) => one.inRecord === null) ?? false
  const other = row.state === 'match' && !adds ? null : otherDecision[row.state]
  return (
    <span className={classes.acts}>
      <span role="status">
        {decisionLabels[row.decision]}
        {row.state === 'problem' && mayDecide({ detail, at }) && '; sửa xong thì ghi được'}.
      </span>
      {!mayDecide({ detail, at }) ? null : (
        <>
          {row.decision !== 'skip' && (
            <Button
              label="Bỏ qua"
              wide={false}
              describedBy={nameId(row)}
              busy={decide.isPending}
              onPress={() => put('skip')}
            />
          )}
          {row.decision === 'skip' && other !== null && (
            <Button
              label={other.label}
              wide={false}
              describedBy={nameId(row)}
              busy={decide.isPending}
              onPress={() => put(other.decision)}
            />
          )}
          <Button kind="quiet" describedBy={nameId(row)} label="Sửa mục khác" onPress={() => setOpen(true)} />
          {open && <MendOther detail={detail} at={at} row={row} onClose={() => setOpen(false)} />}
        </>
      )}
      {decide.error && <ErrorState error={decide.error} />}
    </span>
  )
}
