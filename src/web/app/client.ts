// The one way to the server: a typed function over the descriptors of the contract, and its two hooks.
import {
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
  useIsFetching,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { useDoneNotice } from '../ui/done-notice.tsx'
import { pressed } from '../ui/presses.ts'
import { ApiError } from './api-error.ts'
import { composed } from './composed.ts'

interface CallOptions {
  signal?: AbortSignal
  /** The same key for the same act, also when it is sent again: the server then does it once. */
  key?: string
}

/** The changes of who is here, one after the other. */
let changes: Promise<unknown> = Promise.resolve()

/**
 * Carries out a change of who is here. What a page asks meanwhile waits until it is done: asked as whoever was here before it would
 * be refused. What is given up within `act` is not asked at all.
 */
export function whileNobodyAsks(act: () => Promise<void>): Promise<void> {
  const change = changes.then(act)
  changes = change.catch(() => undefined)
  return change
}

/** Until nobody changes who is here: another change may begin while one is waited for. */
async function whoIsHereStands(): Promise<void> {
  for (let last: Promise<unknown> | undefined; last !== changes; ) {
    last = changes
    await last
  }
}

/** Sends a command (POST) or asks a query (GET), its text in NFC however it was typed. Throws an ApiError for everything that is no success. */
export async function call<O extends Operation>(
  contract: O,
  input: InputOf<O>,
  { signal, key = newKey() }: CallOptions = {},
): Promise<OutputOf<O>> {
  if (contract.kind === 'query') {
    await whoIsHereStands()
    signal?.throwIfAborted()
  }
  let response: Response
  try {
    response =
      contract.kind === 'command'
        ? await fetch(`/api/${contract.name}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
            body: JSON.stringify(composed(input)),
            signal,
          })
        : await fetch(`/api/${contract.name}${toAddress(composed(input) as Record<string, unknown>)}`, { signal })
  } catch (error) {
    if (signal?.aborted) throw error
    throw ApiError.offline()
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as OutputOf<O>
  const error = (body as { error?: ConstructorParameters<typeof ApiError>[0] } | undefined)?.error
  if (error === undefined) throw ApiError.unreadable(response.status)
  const known = new ApiError(error)
  // A query asks for what the address of the page names; nobody has filled that in.
  const named = contract.kind === 'query' && known.fields.some(({ path }) => /^id$|Id$/.test(path))
  throw named ? ApiError.wrongAddress() : known
}

export const newKey = (): string => crypto.randomUUID()

/** The flat input of a query as `?a=1&b=x&b=y`; what is not given is left out. */
export function toAddress(input: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

type Query = Operation<'query'>
type Command = Operation<'command'>

const keyOf = (contract: Operation, input: unknown): QueryKey => [contract.name, input]

interface AskOptions {
  /** `false` waits. */
  when?: boolean
  /** Others work on it at the same time: asked anew whenever the page is opened, what was known stands meanwhile. */
  fresh?: boolean
}

interface OneAskOptions<O extends Query> extends AskOptions {
  /** Others write while one looks on: after so many ms it is asked again, as long as the answer says so. */
  again?: (known: OutputOf<O>) => number | false
}

const askedAnew = ({ fresh = false }: AskOptions) => (fresh ? { staleTime: 0 } : {})

/** Asks a query and keeps its answer. */
export function useOperation<O extends Query>(contract: O, input: InputOf<O>, options: OneAskOptions<O> = {}) {
  const { again } = options
  return useQuery<OutputOf<O>, ApiError>({
    queryKey: keyOf(contract, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.when ?? true,
    ...(again !== undefined && {
      refetchInterval: ({ state }) => (state.data === undefined ? false : again(state.data)),
    }),
    ...askedAnew(options),
  })
}

/** Whether something on the page is still asked for the first time: until then nothing may be called empty. */
export const useSettling = (): boolean => useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0

interface PageOf<R> {
  rows: R[]
  next: string | null
  total: number | null
}
type RowOf<O extends Query> = OutputOf<O> extends { rows: (infer R)[] } ? R : never

/** A list that grows by pages: `rows` so far, `more` to fetch the next. */
export function useList<O extends Query>(contract: O, input: InputOf<O>, options: AskOptions = {}) {
  const list = useInfiniteQuery<PageOf<RowOf<O>>, ApiError, { pages: PageOf<RowOf<O>>[] }, QueryKey, string | null>({
    queryKey: [...keyOf(contract, input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(contract, { ...(input as object), ...(pageParam !== null && { after: pageParam }) } as InputOf<O>, {
        signal,
      }) as Promise<PageOf<RowOf<O>>>,
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    enabled: options.when ?? true,
    placeholderData: keepPreviousData,
    ...askedAnew(options),
  })
  const { data } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  return {
    rows,
    total: list.data?.pages[0]?.total ?? null,
    /** The first page as it came, with what else the answer says. */
    first: list.data?.pages[0] as OutputOf<O> | undefined,
    isPending: list.isPending,
    isStale: list.isPlaceholderData,
    error: list.error,
    again: () => void list.refetch(),
    more: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isGrowing: list.isFetchingNextPage,
  }
}

interface Afterwards<O extends Command> {
  onSuccess?: (output: OutputOf<O>) => unknown
  onError?: (error: ApiError) => unknown
}

interface SendOptions {
  renews?: readonly string[] | 'nothing'
  /** Whether what is typed is to be brought together with what another one saved; otherwise the page shows that and one presses again. */
  holdsStale?: (current: unknown) => boolean
}

/**
 * Sends a command. While the same input is sent again after a failure it keeps its key, so that nothing is done twice.
 * Afterwards what the screens show is asked anew: everything, or the modules named; then comes what `mutate` was told to do. That is
 * done also when the new answers took the form off its page meanwhile, and left when the visitor has gone to another page.
 */
export function useCommand<O extends Command>(contract: O, options: SendOptions = {}) {
  const queries = useQueryClient()
  const { renews, holdsStale } = options
  const renew = (names: SendOptions['renews']) =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        names !== 'nothing' && (names === undefined || names.some((name) => String(queryKey[0]).startsWith(name))),
    })
  const say = useDoneNotice()
  const sent = useRef<{ input: string; key: string } | null>(null)
  const mutation = useMutation<OutputOf<O>, ApiError, InputOf<O>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (sent.current?.input !== text) sent.current = { input: text, key: newKey() }
      const answer = call(contract, input, { key: sent.current.key })
      return answer.catch(async (thrown: unknown) => {
        const error = ApiError.from(thrown)
        if (error.code !== 'kernel.stale' || holdsStale?.(error.current) === true) throw thrown
        // Also where nothing is left to show once it is done: it was not done.
        await renew(renews === 'nothing' ? undefined : renews)
        throw ApiError.shownAnew(error)
      })
    },
    onSuccess: async () => {
      sent.current = null
      await renew(renews)
    },
    onError: (error) => {
      if (!error.mayRepeat) sent.current = null
    },
  })
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  const { mutateAsync } = mutation
  const mutate = (input: InputOf<O>, { onSuccess, onError }: Afterwards<O> = {}): void => {
    const page = location.pathname
    const isHere = () => isShown.current || location.pathname === page
    const answer = pressed()
    void mutateAsync(input).then(
      (output) => isHere() && answer(() => onSuccess?.(output)),
      (error: ApiError) => {
        if (isHere()) answer(() => onError?.(error))
        // What the other one did may take the form off the page: then nobody would say why.
        const gone = () => !isShown.current && location.pathname === page
        if (error.code === 'web.shown-anew') setTimeout(() => gone() && answer(() => say({ text: error.message })))
      },
    )
  }
  return { ...mutation, mutate, sentKey: () => sent.current?.key ?? null }
}
