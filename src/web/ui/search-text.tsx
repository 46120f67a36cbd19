// Owns the search field of a list: a pause in typing asks anew, and the address is followed when it changes from outside.
import { useEffect, useState } from 'react'
import { TextField } from './text-field.tsx'

interface SearchTextProps {
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
}

export function SearchText({ label, hint, value, onChange }: SearchTextProps) {
  const [typed, setTyped] = useState(value)
  const [given, setGiven] = useState(value)
  // The address changed from outside (back, a cleared filter): the field follows.
  if (given !== value) {
    setGiven(value)
    if (value !== typed.trim()) setTyped(value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing asks anew.
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), 350)
    return () => clearTimeout(timer)
  }, [typed])
  return <TextField name="text" label={label} hint={hint} value={typed} onChange={setTyped} maxLength={120} />
}
