// Leaving the program: the session is ended, and nothing of the person stays on the device.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { dropAllDrafts } from '../ui/draft.ts'
import { addresses } from './addresses.ts'
import { changeWhoIsHere, startAfresh } from './session.tsx'
import { noteSignedOut } from './session-hint.ts'

/** Carries out the end of the session. Throws what `end` throws. */
export function useLeaving(): (end: () => Promise<unknown>) => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (end) =>
    changeWhoIsHere(queries, end, async () => {
      dropAllDrafts()
      noteSignedOut()
      // First the pages of the person give way: one that is still shown when what is known is forgotten would ask it again.
      await navigate(addresses.signIn)
      await startAfresh(queries)
    })
}
