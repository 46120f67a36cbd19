// Puts the application together: theme, kept answers, notices, pages.
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router/dom'
import { DoneNotices } from '../ui/done-notice.tsx'
import { ApiError } from './api-error.ts'
import { router } from './router.tsx'
import { ME_KEY } from './session.tsx'
import { notePutOut } from './session-hint.ts'

/** A session that ended while someone works leads to the sign-in page and back; what was typed is kept as a draft. */
const onError = (error: unknown) => {
  const { code } = ApiError.from(error)
  if (code === 'kernel.not-signed-in' || code === 'kernel.password-change-required') {
    void queries.invalidateQueries({ queryKey: ME_KEY })
  }
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== ME_KEY[0]) onError(error)
      else if (ApiError.from(error).code === 'kernel.not-signed-in') notePutOut()
    },
  }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // The browser's guess about the network is not asked: a request tells.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && ApiError.from(error).mayRepeat,
    },
  },
})

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <DoneNotices>
        <RouterProvider router={router} />
      </DoneNotices>
    </QueryClientProvider>
  )
}
