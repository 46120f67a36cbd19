// The fields of what a value stands on: the instrument out of the registry, and the clause in it.
import { listInstruments } from '#contract/rulebook.ts'
import { useOperation } from '../../app/client.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { instrumentOptions } from './words.ts'

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
  /** The day from which the value holds: what is in force then stands first. */
  on: string
  instrument: TextProps
  clause: TextProps
  /** What no instrument is called, where one may be left out. */
  empty?: string
}

export function BasisFields({ tinh, on, instrument, clause, empty }: BasisFieldsProps) {
  const answer = useOperation(listInstruments, { provinceCode: tinh })
  return (
    <>
      <SelectField
        {...instrument}
        hint="Văn bản chưa có trong danh sách thì ghi vào sổ văn bản trước."
        empty={empty}
        options={instrumentOptions(answer.data?.rows ?? [], on)}
      />
      <TextField {...clause} hint="Ví dụ 4.1 hoặc Điều 8, khoản 2." maxLength={200} />
    </>
  )
}
