// The organisations outside the own line that a step names: found in the directory of their province.
import { useState } from 'react'
import type { PossibleCaseStep } from '#contract/cases.ts'
import { provinces } from '#rules/code-lists/provinces.ts'
import { useMe } from '../../app/session.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import type { Found } from '../../ui/lookup-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import { Group } from './group.tsx'
import type { StepFormState } from './use-step-form.ts'
import { capital } from './words.ts'

type Place = PossibleCaseStep['places'][number]

export function PlaceFields({ places, form }: { places: readonly Place[]; form: StepFormState }) {
  return places.map((place) => <OnePlace key={place.level} place={place} form={form} />)
}

function OnePlace({ place: { level, title, optional }, form }: { place: Place; form: StepFormState }) {
  const { provinceCode: own } = useMe()
  const chosen = form.values.places[level] ?? null
  const [province, setProvince] = useState(chosen?.provinceCode ?? own)
  const path = `places.${level}`
  const isBranch = level.endsWith('branch')
  const choose = (place: Found | null) =>
    form.change(path, (old) => ({
      ...old,
      places: { ...old.places, [level]: place === null ? null : { ...place, provinceCode: province } },
    }))
  return (
    <Group title={optional ? `${capital(title)} (không bắt buộc)` : capital(title)}>
      <SelectField
        name={`${path}.province`}
        label="Tỉnh, thành phố"
        value={province}
        onChange={(value) => {
          setProvince(value)
          choose(null)
        }}
        options={provinces.items
          .filter(({ code }) => code !== '00')
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
      <BranchField
        // Another province is another directory.
        key={province}
        id={form.idOf(path)}
        name={path}
        label={isBranch ? 'Chi bộ' : 'Tổ chức đảng'}
        hint={
          optional
            ? 'Gõ vài chữ của tên cũ hoặc tên mới, có thể kèm tên xã, rồi chọn; không cần dấu. Để trống nếu nơi đó làm bằng giấy, không dùng phần mềm này.'
            : 'Gõ vài chữ của tên cũ hoặc tên mới, có thể kèm tên xã, rồi chọn; không cần dấu.'
        }
        any={!isBranch}
        provinceCode={province === own ? undefined : province}
        chosen={chosen}
        onChoose={choose}
        error={form.errorOf(path)}
      />
    </Group>
  )
}
