// Where one arrives after signing in: at the work to do; who has none to see, at the overview.
import { Navigate } from 'react-router'
import { listWork } from '#contract/cases.ts'
import { addresses } from './addresses.ts'
import { useCan } from './session.tsx'

export function StartPage() {
  return <Navigate to={useCan(listWork) ? addresses.work() : addresses.overview} replace />
}
