// Says what a new value will change, before it is laid down: what holds today, what will hold, from which day, where, and what follows.
import type { ShownParameter } from '#contract/rulebook.ts'
import { isIsoDate } from '#rules/calendar/dates.ts'
import { inWords } from '#rules/rulebook/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { fromTyped } from './value-field.tsx'
import { shownVersionOf, validity } from './words.ts'

interface ChangeSummaryProps {
  parameter: ShownParameter
  /** As they stand in the form. */
  typed: { value: string; unit: string; trigger: string; validFrom: string; validTo: string }
  ofCountry: boolean
}

/** Nothing until a value and a day are there. */
export function ChangeSummary({ parameter, typed, ofCountry }: ChangeSummaryProps) {
  const { ruleId, choices } = parameter
  const unit = typed.unit as ShownParameter['choices']['units'][number]
  const value = fromTyped(unit, typed.value)
  const isNumber = unit !== 'flag' && unit !== 'list' && unit !== 'text' && unit !== 'fraction'
  const isThere = isNumber ? typeof value === 'number' : value !== ''
  if (!isThere || !isIsoDate(typed.validFrom)) return null
  const before = shownVersionOf(parameter)
  const trigger = choices.triggers.length > 0 ? typed.trigger : null
  const days = validity({ validFrom: typed.validFrom, validTo: isIsoDate(typed.validTo) ? typed.validTo : null })
  return (
    <Notice title="Nếu đặt mức này">
      <p>
        {before === undefined ? 'Chưa có mức nào.' : `Đang là: ${before.words}.`}{' '}
        <strong>{`Sẽ là: ${inWords({ ruleId, value, unit, trigger })}.`}</strong>{' '}
        {`${days}, ${ofCountry ? 'cả nước' : 'trong tỉnh'}.`}
      </p>
      <p>
        Việc đang mở được tính lại thời hạn. Bước đã ghi giữ mức của ngày ghi. Nếu đặt nhầm có thể rút lại ở «Các lần
        đổi».
      </p>
    </Notice>
  )
}
