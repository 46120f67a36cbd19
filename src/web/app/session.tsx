// Owns who is signed in and in which post: the answer of identity.get-me, asked once and shared.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { getMe } from '#contract/identity.ts'
import type { Operation, OutputOf } from '#contract/operation.ts'
import { ApiError } from './api-error.ts'
import { useOperation, whileNobodyAsks } from './client.ts'
import { mayBeSignedIn } from './session-hint.ts'

export type Me = OutputOf<typeof getMe>

export const ME_KEY = [getMe.name, {}] as const

/** What the server would say of a device on which nobody has signed in. */
const NOBODY = new ApiError({ code: 'kernel.not-signed-in', message: 'Bạn chưa đăng nhập.' })

/** Who I am, while it is asked, and why not. */
export function useSession(): { me: Me | null; error: ApiError | null; isPending: boolean; again: () => void } {
  const asks = mayBeSignedIn()
  const answer = useOperation(getMe, {}, { when: asks })
  if (!asks) return { me: null, error: NOBODY, isPending: false, again: () => void answer.refetch() }
  // What is kept of somebody whose session has ended is nobody: otherwise the two pages would send one another the visitor.
  const ended = answer.error?.code === 'kernel.not-signed-in'
  return {
    me: ended ? null : (answer.data ?? null),
    error: answer.error,
    isPending: answer.isPending,
    again: () => void answer.refetch(),
  }
}

const MeContext = createContext<Me | null>(null)

export function SignedIn({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>
}

/** The signed-in person. Only inside pages that need sign-in. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe outside of a signed-in page')
  return me
}

/** Whether the post acted in may use an operation at all; a record's own `allowed` says more. */
export function useCan(operation: Operation): boolean {
  return useMe().can.includes(operation.name)
}

/** Forgets everything of the person who was here: before signing in and after signing out. */
export async function startAfresh(queries: QueryClient): Promise<void> {
  await queries.cancelQueries()
  queries.clear()
}

/**
 * Carries out a change of who is here and then what follows from it, while nobody asks. What is still being asked is given up first: it
 * would be refused. Where the change fails, what was given up is asked again; throws what `change` throws.
 */
export const changeWhoIsHere = (
  queries: QueryClient,
  change: () => Promise<unknown>,
  afterwards: () => Promise<void> | void,
): Promise<void> =>
  whileNobodyAsks(async () => {
    await queries.cancelQueries()
    try {
      await change()
    } catch (error) {
      void queries.invalidateQueries()
      throw error
    }
    await afterwards()
  })

/** Carries out a change of the post acted in. Afterwards the pages of the post left give way until it is known who is here now. */
export function useSeatChange(): (change: () => Promise<unknown>) => Promise<void> {
  const queries = useQueryClient()
  return async (change) => {
    let renewed: Promise<void> | undefined
    await changeWhoIsHere(queries, change, () => {
      // Not waited for in here: it asks, and nobody asks before the change is over.
      renewed = queries.resetQueries({ queryKey: ME_KEY })
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getMe.name })
    })
    await renewed
  }
}
