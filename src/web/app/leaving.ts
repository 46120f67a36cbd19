// Leaving the program: the session is ended, and nothing of the person stays on the device.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { dropAllDrafts } from '../ui/draft.ts'
import { addresses } from './addresses.ts'
import { whileNobodyAsks } from './client.ts'
import { startAfresh } from './session.tsx'
import { noteSignedOut } from './session-hint.ts'

/** Carries out the end of the session. What is still being asked is given up first: it would be refused. Throws what `end` throws. */
export function useLeaving(): (end: () => Promise<unknown>) => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (end) =>
    whileNobodyAsks(async () => {
      await queries.cancelQueries()
      try {
        await end()
      } catch (error) {
        void queries.invalidateQueries()
        throw error
      }
      dropAllDrafts()
      noteSignedOut()
      // First the pages of the person give way: one that is still shown when what is known is forgotten would ask it again.
      await navigate(addresses.signIn)
      await startAfresh(queries)
    })
}
