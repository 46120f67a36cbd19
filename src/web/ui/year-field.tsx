// Owns the choice of a year.
import { SelectField } from './choice-field.tsx'

interface YearFieldProps {
  name: string
  value: number
  years: readonly number[]
  onChange: (year: number) => void
}

export function YearField({ name, value, years, onChange }: YearFieldProps) {
  return (
    <SelectField
      name={name}
      label="Năm"
      narrow
      value={String(value)}
      onChange={(year) => onChange(Number(year))}
      options={years.map((year) => ({ value: String(year), label: String(year) }))}
    />
  )
}
