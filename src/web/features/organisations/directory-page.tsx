// The directory: find any organisation of the province by today's or a former name or code, as a transfer needs it.
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { provinces } from '#rules/code-lists/provinces.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { OrganisationHits } from './organisation-hits.tsx'

export function DirectoryPage() {
  const [search, setSearch] = useSearchParams()
  const text = search.get('q') ?? ''
  const province = search.get('tinh') ?? ''
  const [typed, setTyped] = useState(text)
  const [chosen, setChosen] = useState(province)
  return (
    <Page
      title="Danh bạ tổ chức"
      lead={<p>Tìm tổ chức đảng trong tỉnh hoặc tỉnh khác theo tên, mã hiện nay hoặc trước đây; không cần gõ dấu.</p>}
    >
      <form
        className="stack"
        style={{ maxWidth: 'var(--measure)' }}
        onSubmit={(event) => {
          event.preventDefault()
          setSearch({ q: typed.trim(), ...(chosen !== '' && { tinh: chosen }) })
        }}
      >
        <TextField
          name="q"
          label="Tên hoặc mã tổ chức"
          hint="Nhập ít nhất 2 ký tự, ví dụ: chi bo thon 1."
          value={typed}
          onChange={setTyped}
        />
        <SelectField
          name="tinh"
          label="Tỉnh, thành phố"
          empty="Tỉnh của tôi"
          value={chosen}
          onChange={setChosen}
          options={provinces.items
            .filter(({ code }) => code !== '00')
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
        <div>
          <Button kind="main" submits label="Tìm tổ chức" />
        </div>
      </form>
      {text.length >= 2 && (
        <OrganisationHits
          key={`${text}|${province}`}
          text={text}
          provinceCode={province === '' ? undefined : province}
        />
      )}
    </Page>
  )
}
