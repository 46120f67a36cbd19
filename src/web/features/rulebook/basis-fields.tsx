// The fields of what a value stands on: the instrument out of the registry, and the clause in it.
import { listInstruments } from '#contract/rulebook.ts'
import { useOperation } from '../../app/client.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { instrumentName } from './words.ts'

interface TextProps {
  id: string
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  error?: string
}

interface BasisFieldsProps {
  tinh: string | undefined
  instrument: TextProps
  clause: TextProps
  /** What no instrument is called, where one may be left out. */
  empty?: string
}

export function BasisFields({ tinh, instrument, clause, empty }: BasisFieldsProps) {
  const answer = useOperation(listInstruments, { provinceCode: tinh })
  return (
    <>
      <SelectField
        {...instrument}
        hint="Văn bản chưa có trong danh sách thì ghi vào sổ văn bản trước."
        empty={empty}
        options={(answer.data?.rows ?? []).map(({ key, subject }) => ({
          value: key,
          label: `${instrumentName(key)}: ${subject}`,
        }))}
      />
      <TextField {...clause} hint="Ví dụ 4.1 hoặc Điều 8, khoản 2." maxLength={200} />
    </>
  )
}
