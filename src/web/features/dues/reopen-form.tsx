// Opens a closed month again, with the reason.
import { useState } from 'react'
import { reopenMonth } from '#contract/dues-book.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Place } from './dues-page.tsx'
import { showMonthOf } from './words.ts'

export function ReopenForm({ place, month }: { place: Place; month: string }) {
  const [open, setOpen] = useState(false)
  const label = `Mở lại sổ tháng ${showMonthOf(month)}`
  if (!open) {
    return (
      <div>
        <Button label={label} onPress={() => setOpen(true)} />
      </div>
    )
  }
  return (
    <CommandForm
      contract={reopenMonth}
      initial={{ reason: '' }}
      labels={{ reason: 'Vì sao mở lại' }}
      toInput={({ reason }) => ({ ...place, month, reason })}
      action={label}
      renews={['dues.']}
      onDone={() => setOpen(false)}
      onCancel={() => setOpen(false)}
      cancelLabel="Thôi, để khóa"
    >
      {(form) => <TextField {...form.text('reason')} />}
    </CommandForm>
  )
}
