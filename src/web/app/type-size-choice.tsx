// Lets a person choose how large everything is written.
import { useState } from 'react'
import classes from './shell.module.css'
import { chooseTypeSize, typeSize, typeSizes } from './type-size.ts'

export function TypeSizeChoice() {
  const [chosen, setChosen] = useState(typeSize)
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>Cỡ chữ</legend>
      <div className={classes.sizes}>
        {typeSizes.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === chosen}
            onClick={() => {
              chooseTypeSize(value)
              setChosen(value)
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
