// What an unexpected error means to a caller, and what of it may stand in a log: never a value of somebody's record.

const BUSY = new Set([
  '57014', // gave up on a slow statement
  '53300', // no place left
  '57P01', // stopping
  '57P02', // fell
  '57P03', // starting
  '40P01', // two calls waited for each other: one was taken back whole, and may be sent again
  '40001', // the same, found at the end
  '55P03', // waited too long for a lock
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** What the driver says without a code: no connection was free in time, or the one in use was lost. */
const BUSY_WORDS = /^(timeout exceeded when trying to connect|Connection terminated|Client .*is not queryable)/

/**
 * Whether the same call may succeed in a moment. Nothing of it was kept; where the connection was lost at its very end that is not
 * known, and the call's own key makes the next try answer what this one did.
 */
export function isBusy(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return BUSY.has(code ?? '') || BUSY_WORDS.test(message ?? '')
}

const QUOTED = /"[^"]*"/g
/** Classes of PostgreSQL errors whose message quotes a value: data exceptions, and those raised by code. */
const QUOTES_VALUES = /^(22|P0)/

/**
 * An error for the log. PostgreSQL puts whole rows into `detail` («Failing row contains …») and values into the message of a
 * failed conversion; names of tables and constraints are enough to find the fault.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || typeof (error as { severity?: unknown }).severity !== 'string') return error
  const { code, severity, table, column, constraint, routine } = error as Error & Record<string, string | undefined>
  const said = QUOTES_VALUES.test(code ?? '') ? error.message.replace(QUOTED, '"…"') : error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const safe = new Error(said)
  safe.name = error.name
  safe.stack = [said, ...frames].join('\n')
  return Object.assign(safe, { code, severity, table, column, constraint, routine })
}
