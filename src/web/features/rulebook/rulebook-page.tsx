// The rulebook: values, instruments, days off, and open cases that would now be judged otherwise; the part shown stands in the address.
import { useSearchParams } from 'react-router'
import { Page, Tabs } from '../../ui/page.tsx'
import { DifferencesPart } from './differences-part.tsx'
import { HolidaysPart } from './holidays-part.tsx'
import { InstrumentsPart } from './instruments-part.tsx'
import { ValuesPart } from './values-part.tsx'

const parts = [
  { key: 'muc', label: 'Các mức' },
  { key: 'van-ban', label: 'Văn bản' },
  { key: 'ngay-nghi', label: 'Ngày nghỉ' },
  { key: 'khac-di', label: 'Việc đang mở sẽ khác đi' },
] as const
type Part = (typeof parts)[number]['key']

export function RulebookPage() {
  const [search, setSearch] = useSearchParams()
  const part: Part = parts.find(({ key }) => key === search.get('muc'))?.key ?? 'muc'
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page
      title="Sổ quy định"
      lead={
        <p>
          Những con số và lựa chọn mà chương trình dùng để xét từng bước, kèm căn cứ và độ chắc chắn. Bước đã làm luôn
          giữ mức của ngày làm bước đó.
        </p>
      }
    >
      <Tabs
        label="Các phần của sổ quy định"
        tabs={parts}
        current={part}
        onChoose={(key) => setSearch({ ...(key !== 'muc' && { muc: key }), ...(tinh !== undefined && { tinh }) })}
      >
        {part === 'muc' && <ValuesPart tinh={tinh} />}
        {part === 'van-ban' && <InstrumentsPart tinh={tinh} />}
        {part === 'ngay-nghi' && <HolidaysPart tinh={tinh} />}
        {part === 'khac-di' && <DifferencesPart tinh={tinh} rule={search.get('rule') ?? undefined} />}
      </Tabs>
    </Page>
  )
}
