// The box of LookupField: Mantine's combobox with our looks and words.
import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import classes from './field.module.css'
import { FieldFrame, useWiring } from './field.tsx'
import type { LookupFieldProps } from './lookup-field.tsx'
import { MantinePart } from './mantine-part.tsx'

/** What was typed, once typing has paused for 250 ms. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

export function LookupBox({ chosen, onChoose, search, ...field }: LookupFieldProps) {
  const wiring = useWiring(field)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [typed, setTyped] = useState('')
  const editing = box.dropdownOpened
  const list = useId()
  const { found, busy, note } = search(usePaused(typed.trim()))
  return (
    <FieldFrame field={field} wiring={wiring}>
      <MantinePart>
        <Combobox
          store={box}
          withinPortal={false}
          transitionProps={{ duration: 0 }}
          onOptionSubmit={(id) => {
            onChoose(found.find((one) => one.id === id) ?? null)
            // Where one after another is chosen, the next is typed into an empty field.
            setTyped('')
            box.closeDropdown()
          }}
        >
          {/* Mantine says whose list it is only when the box is drawn again after the list: where all is at hand, that is never. */}
          <Combobox.Target
            withExpandedAttribute
            {...{ 'aria-controls': editing ? list : undefined, 'aria-expanded': editing }}
          >
            <InputBase
              id={wiring.id}
              role="combobox"
              name={field.name}
              unstyled
              classNames={{ input: classes.input }}
              value={editing ? typed : (chosen?.name ?? typed)}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={wiring.describedBy}
              aria-invalid={wiring.invalid}
              onChange={(event) => {
                setTyped(event.currentTarget.value)
                if (chosen !== null) onChoose(null)
                box.openDropdown()
              }}
              onFocus={() => {
                setTyped(chosen?.name ?? typed)
                box.openDropdown()
              }}
              onBlur={() => box.closeDropdown()}
            />
          </Combobox.Target>
          <Combobox.Dropdown hidden={found.length === 0 && !busy && typed.trim().length < 2}>
            {/* Browsers stop Tab at what scrolls; the list closes as the box is left, and the focus would fall on nothing. */}
            <Combobox.Options
              id={list}
              aria-label={field.label}
              tabIndex={-1}
              mah="20rem"
              style={{ overflowY: 'auto' }}
            >
              {found.map((one) => (
                <Combobox.Option key={one.id} value={one.id}>
                  {one.name}
                  {one.detail && <div className="soft">{one.detail}</div>}
                </Combobox.Option>
              ))}
              {found.length === 0 && <Combobox.Empty>{busy ? 'Đang tìm…' : 'Không tìm thấy.'}</Combobox.Empty>}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      </MantinePart>
      {note}
    </FieldFrame>
  )
}
