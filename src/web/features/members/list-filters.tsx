// The filters of the member list: search in front, the rest behind one button, what is chosen as removable words.
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { memberEvent } from '#contract/members.ts'
import {
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '#rules/code-lists/people-lists.ts'
import { bandsOf } from '#rules/statistics/cross-fields.ts'
import { figureByKey, figureGroups } from '#rules/statistics/figures.ts'
import { movementNames } from '#rules/statistics/tables/table-1.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate } from '../../ui/format.ts'
import { SearchText } from '../../ui/search-text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readTyped, showTyped } from '../../ui/typed-date.ts'
import { genderLabels, statusLabels } from './labels.ts'
import classes from './list.module.css'
import type { Filter, FilterName } from './list-address.ts'

const UNKNOWN = { value: 'unknown', label: 'Chưa rõ' }
const options = (items: readonly { code: string; name: string }[]) => [
  ...items.map(({ code, name }) => ({ value: code, label: name })),
  UNKNOWN,
]
const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const selects: readonly { name: FilterName; label: string; options: { value: string; label: string }[] }[] = [
  { name: 'status', label: 'Tư cách', options: optionsOf(statusLabels) },
  { name: 'gender', label: 'Giới tính', options: [...optionsOf(genderLabels), UNKNOWN] },
  { name: 'education', label: 'Giáo dục phổ thông', options: options(educationLevels.items) },
  { name: 'professional', label: 'Trình độ chuyên môn', options: options(professionalLevels.items) },
  { name: 'theory', label: 'Lý luận chính trị', options: options(theoryLevels.items) },
  { name: 'occupation', label: 'Nhóm nghề nghiệp', options: options(occupations.items) },
  { name: 'ethnicity', label: 'Dân tộc', options: options(ethnicGroups.items) },
  { name: 'religion', label: 'Tôn giáo', options: options(religions.items) },
  { name: 'age', label: 'Tuổi đời', options: bandsOf('age') },
  { name: 'partyAge', label: 'Tuổi đảng', options: bandsOf('partyAge') },
  {
    name: 'event',
    label: 'Biến động',
    options: memberEvent.options.map((kind) => ({ value: kind, label: movementNames[kind] ?? kind })),
  },
]
const years = [
  { name: 'birthYearFrom', label: 'Sinh từ năm' },
  { name: 'birthYearTo', label: 'Sinh đến năm' },
] as const
const days = [
  { name: 'admittedFrom', label: 'Vào Đảng từ ngày' },
  { name: 'admittedTo', label: 'Vào Đảng đến ngày' },
  { name: 'on', label: 'Danh sách tại ngày' },
] as const
/** Of the event chosen; they say nothing without one. */
const eventDays = [
  { name: 'eventFrom', label: 'Biến động từ ngày' },
  { name: 'eventTo', label: 'Biến động đến ngày' },
] as const
const dropped = (name: FilterName): Partial<Record<FilterName, undefined>> =>
  name === 'event' ? { event: undefined, eventFrom: undefined, eventTo: undefined } : { [name]: undefined }

interface FiltersProps {
  filter: Filter
  onChange: (values: Partial<Record<FilterName, string | undefined>>) => void
  onClear: () => void
  /** For groups rather than persons: no search by name or number. */
  groups?: boolean
}

export function ListFilters({ filter, onChange, onClear, groups = false }: FiltersProps) {
  const [open, setOpen] = useState(false)
  const chosen = chosenWords(filter)
  return (
    <div className="stack-tight screen-only">
      <div className={groups ? undefined : classes.search}>
        {!groups && (
          <SearchText
            label="Tìm trong danh sách"
            hint="Tên không cần dấu, số thẻ, số lý lịch, năm sinh hoặc tên chi bộ."
            value={filter.text ?? ''}
            onChange={(text) => onChange({ text })}
          />
        )}
        <Button
          label={open ? 'Đóng' : 'Lọc'}
          about={open ? 'bộ lọc' : 'danh sách'}
          figure={open || chosen.length === 0 ? undefined : `(${chosen.length})`}
          wide={false}
          expanded={open}
          controls="bo-loc"
          onPress={() => setOpen(!open)}
        />
      </div>
      {open && (
        <div className={classes.filters} id="bo-loc">
          {selects.map(({ name, label, options: choices }) => (
            <SelectField
              key={name}
              name={name}
              label={label}
              empty={name === 'status' ? 'Tất cả đang sinh hoạt' : 'Tất cả'}
              options={choices}
              value={filter[name] ?? ''}
              onChange={(value) => onChange(value === '' ? dropped(name) : { [name]: value })}
            />
          ))}
          {years.map(({ name, label }) => (
            <YearField
              key={name}
              name={name}
              label={label}
              value={filter[name] ?? ''}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          {[...(filter.event === undefined ? [] : eventDays), ...days].map(({ name, label }) => (
            <DayField
              key={name}
              name={name}
              label={label}
              value={filter[name] ?? ''}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
        </div>
      )}
      {chosen.length > 0 && (
        <ul className={classes.chosen} data-open={open} aria-label="Đang lọc theo">
          {chosen.map(({ name, words }) => (
            <li key={name}>
              <button type="button" className={classes.word} onClick={() => onChange(dropped(name))}>
                {words}
                <IconX size={16} aria-hidden />
                <span className="only-read-aloud">, bỏ điều kiện này</span>
              </button>
            </li>
          ))}
          <li>
            <Button kind="quiet" label="Bỏ mọi điều kiện" onPress={onClear} />
          </li>
        </ul>
      )}
    </div>
  )
}

/** The conditions in words, without the search text (it stands in its field) and the organisation (it stands in the heading). */
export function chosenWords(filter: Filter): { name: FilterName; words: string }[] {
  const words: { name: FilterName; words: string }[] = []
  for (const { name, label, options: choices } of selects) {
    const value = filter[name]
    if (value !== undefined)
      words.push({ name, words: `${label}: ${choices.find((one) => one.value === value)?.label ?? value}` })
  }
  for (const { name, label } of years) if (filter[name]) words.push({ name, words: `${label} ${filter[name]}` })
  for (const { name, label } of [...eventDays, ...days])
    if (filter[name]) words.push({ name, words: `${label} ${showDate(filter[name])}` })
  if (filter.figure !== undefined) {
    const figure = figureByKey(filter.figure)
    words.push({ name: 'figure', words: figure ? `${figureGroups[figure.group]}: ${figure.label}` : filter.figure })
  }
  return words
}

interface OneProps {
  value: string
  onChange: (value: string) => void
}

function YearField({ name, label, value, onChange }: OneProps & { name: string; label: string }) {
  const [typed, setTyped] = useState(value)
  return (
    <TextField
      name={name}
      label={label}
      inputMode="numeric"
      maxLength={4}
      value={typed}
      onChange={(next) => {
        const digits = next.replace(/\D/g, '')
        setTyped(digits)
        if (digits === '' || digits.length === 4) onChange(digits)
      }}
    />
  )
}

function DayField({ name, label, value, onChange }: OneProps & { name: string; label: string }) {
  const [typed, setTyped] = useState(value)
  return (
    <DateField
      name={name}
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        if (next === '' || readTyped(showTyped(next), false) !== null) onChange(next)
      }}
    />
  )
}
