// Carries Mantine to the few widgets that rest on it; it is fetched with them and not with the first page.
import './mantine.css'
import { createTheme, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'

// Focus rings are ours (base.css); the values of Mantine's variables stand in mantine.css.
const theme = createTheme({ fontFamily: 'var(--font)', focusRing: 'never', cursorType: 'pointer', defaultRadius: 'sm' })

/** No style tags are made: the content security policy allows only our own sheets. */
export function MantinePart({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
      {children}
    </MantineProvider>
  )
}
