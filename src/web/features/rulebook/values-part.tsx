// The values of the rulebook grouped by rule, searched and narrowed in the address; each opens with all its versions.
import { useEffect } from 'react'
import { Link } from 'react-router'
import { listParameters, type ShownParameter } from '#contract/rulebook.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { basisWords } from '../../ui/basis-words.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { SearchText } from '../../ui/search-text.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './rulebook.module.css'
import { ValuesDay } from './values-day.tsx'
import {
  type Confidence,
  confidenceLabels,
  confidenceStates,
  grouped,
  groups,
  instrumentName,
  placeLabels,
  shownVersionOf,
  validity,
} from './words.ts'

const columnsFor = (tinh: string | undefined, on: string | undefined): readonly Column<ShownParameter>[] => [
  {
    key: 'title',
    heading: 'Quy định',
    cell: ({ ruleId, name, title }) => (
      <>
        <Link to={addresses.parameter(ruleId, name, { tinh, on })}>{title}</Link>
        <span className="under">{ruleId}</span>
      </>
    ),
  },
  {
    key: 'value',
    heading: 'Mức',
    card: 'plain',
    cell: (row) => {
      const version = shownVersionOf(row)
      if (version === undefined) return 'Chưa có mức nào'
      return (
        <>
          <strong>{version.words}</strong>
          <span className="under">
            {placeLabels[version.place]}. {validity(version)}.
          </span>
        </>
      )
    },
  },
  {
    key: 'basis',
    heading: 'Căn cứ',
    cell: (row) => {
      const version = shownVersionOf(row)
      if (version === undefined) return null
      return (
        <>
          {version.basis}
          {version.outlived !== null && (
            <span className="under">
              <Tag
                state="waiting"
                label={version.outlived.by === null ? 'Văn bản đã hết hiệu lực' : 'Văn bản đã thay'}
              />
            </span>
          )}
        </>
      )
    },
  },
  {
    key: 'confidence',
    heading: 'Độ chắc chắn',
    card: 'plain',
    cell: (row) => {
      const version = shownVersionOf(row)
      if (version === undefined) return null
      const applied = row.inForce !== null
      return (
        <>
          <Tag state={confidenceStates[version.confidence]} label={confidenceLabels[version.confidence]} />
          {!applied && version.confidence !== 'U' && <span className="under">Ngày này chưa áp dụng</span>}
        </>
      )
    },
  },
]

const names = ['text', 'rule', 'confidence', 'changed', 'on', 'instrument'] as const
type Name = (typeof names)[number]

export function ValuesPart({ tinh }: { tinh: string | undefined }) {
  const [search, change] = useAddressValues()
  const value = (name: Name): string | undefined => search.get(name) || undefined
  const filter = {
    text: value('text'),
    rule: value('rule'),
    confidence: value('confidence') as Confidence | undefined,
    instrument: value('instrument'),
    ...(value('changed') === 'true' && { changed: true }),
  }
  const on = value('on')
  const list = useList(listParameters, { ...filter, on, provinceCode: tinh, limit: 200 })
  const { more, isGrowing } = list
  // A few hundred lines: groups are whole only when all of them are there.
  useEffect(() => {
    if (more !== null && !isGrowing) more()
  }, [more, isGrowing])
  const isNarrowed = Object.values(filter).some((one) => one !== undefined)
  const found = grouped(list.rows)
  // A case leads here for one rule, and the rule may need no value at all.
  const one = ruleBasis[filter.rule ?? '']
  return (
    <div className="stack">
      {one === undefined && (
        <div className={`${classes.filters} screen-only`}>
          <SearchText
            label="Tìm quy định"
            hint="Gõ chữ, số văn bản hoặc mã quy định, không cần dấu."
            value={value('text') ?? ''}
            onChange={(text) => change({ text })}
          />
          <SelectField
            name="rule"
            label="Nhóm quy định"
            empty="Tất cả các nhóm"
            value={value('rule') ?? ''}
            options={groups.map(([prefix, label]) => ({ value: prefix, label }))}
            onChange={(rule) => change({ rule })}
          />
          <SelectField
            name="confidence"
            label="Độ chắc chắn"
            empty="Tất cả"
            value={value('confidence') ?? ''}
            options={(Object.keys(confidenceLabels) as Confidence[]).map((key) => ({
              value: key,
              label: confidenceLabels[key],
            }))}
            onChange={(confidence) => change({ confidence })}
          />
          <ValuesDay key={on} on={on} onChange={(day) => change({ on: day })} />
          <CheckField
            name="changed"
            label="Chỉ mức đã được đổi hoặc xác nhận ở đây"
            checked={value('changed') === 'true'}
            onChange={(only) => change({ changed: only ? 'true' : '' })}
          />
        </div>
      )}
      {list.isPending && <Skeleton lines={12} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {list.first && (
        <p role="status">
          {showNumber(list.total ?? list.rows.length)} mức{isNarrowed && ' theo điều kiện đã chọn'}, áp dụng cho ngày{' '}
          {showDate(list.first.on)}.
        </p>
      )}
      {one !== undefined && (
        <div className="row">
          <p>
            Chỉ quy định {filter.rule}. Căn cứ: {basisWords(one, null)}.
          </p>
          <div className="screen-only">
            <Button label="Xem mọi quy định" wide={false} onPress={() => change({ rule: '' })} />
          </div>
        </div>
      )}
      {filter.instrument !== undefined && (
        <div className="row">
          <p>Chỉ những mức dựa trên {instrumentName(filter.instrument)}.</p>
          <div className="screen-only">
            <Button label="Xem mọi văn bản" wide={false} onPress={() => change({ instrument: '' })} />
          </div>
        </div>
      )}
      {list.first && list.rows.length === 0 && one !== undefined && (
        <EmptyState title="Quy định này không có mức nào để đổi.">
          <p>Chương trình xét theo đúng điều khoản nêu ở căn cứ.</p>
        </EmptyState>
      )}
      {list.first && list.rows.length === 0 && one === undefined && (
        <EmptyState
          title="Không có mức nào theo điều kiện đã chọn."
          action={
            <Button
              label="Bỏ mọi điều kiện"
              onPress={() => change({ text: '', rule: '', confidence: '', changed: '', instrument: '' })}
            />
          }
        />
      )}
      {found.map(({ prefix, title, rows }) => (
        <details key={`${prefix} ${isNarrowed}`} className={classes.group} open={isNarrowed} aria-label={title}>
          <summary>
            <h2>
              {title} ({rows.length})
            </h2>
          </summary>
          <DataTable
            caption={title}
            rows={rows}
            rowKey={({ ruleId, name }) => `${ruleId} ${name}`}
            columns={columnsFor(tinh, on)}
            stale={list.isStale}
          />
        </details>
      ))}
    </div>
  )
}
