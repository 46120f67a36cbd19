// The registry of instruments: what replaced what and from when, what was read of each; a new one is entered where that is allowed.
import { useState } from 'react'
import { Link } from 'react-router'
import { listInstruments, recordInstrument, type ShownInstrument } from '#contract/rulebook.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { SearchText } from '../../ui/search-text.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { InstrumentForm } from './instrument-form.tsx'
import classes from './rulebook.module.css'
import { instrumentName, readingLabels } from './words.ts'

const columnsFor = (tinh: string | undefined): readonly Column<ShownInstrument>[] => [
  {
    key: 'number',
    heading: 'Văn bản',
    cell: ({ key, number, issuedOn, issuer, subject }) => (
      <>
        <Link to={addresses.rulebook({ instrument: key, tinh })}>{number}</Link>, ngày {showDate(issuedOn)}
        <span className="under">
          {issuer}. {subject}
        </span>
      </>
    ),
  },
  {
    key: 'force',
    heading: 'Hiệu lực',
    card: 'plain',
    cell: ({ inForce, inForceFrom, inForceTo }) => (
      <>
        <Tag state={inForce ? 'good' : 'ended'} label={inForce ? 'Đang có hiệu lực' : 'Không còn hiệu lực'} />
        <span className="under">
          {inForceFrom === null ? 'Chưa rõ ngày bắt đầu' : `Từ ngày ${showDate(inForceFrom)}`}
          {inForceTo !== null && ` đến trước ngày ${showDate(inForceTo)}`}
        </span>
      </>
    ),
  },
  {
    key: 'chain',
    heading: 'Thay thế',
    card: 'plain',
    cell: ({ replaces, replacedBy, chain }) => {
      const last = chain.at(-1)
      return (
        <>
          {replaces.length > 0 && <span className={classes.line}>Thay {replaces.map(instrumentName).join('; ')}.</span>}
          {replacedBy !== null && <span className={classes.line}>Được thay bằng {instrumentName(replacedBy)}.</span>}
          {last !== undefined && last !== replacedBy && (
            <span className={classes.line}>Nay theo {instrumentName(last)}.</span>
          )}
        </>
      )
    },
  },
  { key: 'reading', heading: 'Chương trình có', cell: ({ reading }) => readingLabels[reading] },
  { key: 'parameters', heading: 'Số mức dựa vào', numbers: true, cell: ({ parameters }) => String(parameters) },
]

export function InstrumentsPart({ tinh }: { tinh: string | undefined }) {
  const [search, change] = useAddressValues()
  const text = search.get('text') ?? ''
  const only = search.get('only') === 'true'
  const [adding, setAdding] = useState(false)
  const answer = useOperation(listInstruments, {
    provinceCode: tinh,
    ...(text !== '' && { text }),
    ...(only && { inForceOn: today() }),
  })
  const rows = answer.data?.rows ?? []
  const may = answer.data?.allowed.includes(recordInstrument.name) === true
  return (
    <div className="stack">
      <div className={`${classes.filters} screen-only`}>
        <SearchText
          label="Tìm văn bản"
          hint="Số văn bản hoặc nội dung, không cần dấu."
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <CheckField
          name="only"
          label="Chỉ văn bản đang có hiệu lực"
          checked={only}
          onChange={(next) => change({ only: next ? 'true' : '' })}
        />
      </div>
      {may && !adding && (
        <div>
          <Button kind="main" label="Ghi văn bản mới" onPress={() => setAdding(true)} />
        </div>
      )}
      {adding && <InstrumentForm tinh={tinh} known={rows} onClose={() => setAdding(false)} />}
      {answer.isPending && <Skeleton lines={10} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <EmptyState title="Không có văn bản nào theo điều kiện đã chọn." />}
      {rows.length > 0 && (
        <DataTable caption="Sổ văn bản" rows={rows} rowKey={({ key }) => key} columns={columnsFor(tinh)} />
      )}
    </div>
  )
}
