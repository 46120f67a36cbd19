// Lets only signed-in people through: others go to the sign-in page and come back to where they wanted to be.
import { Navigate, Outlet, useLocation } from 'react-router'
import { ErrorState } from '../ui/notice.tsx'
import { Skeleton } from '../ui/waiting.tsx'
import { addresses } from './addresses.ts'
import { SignedIn, useSession } from './session.tsx'
import classes from './shell.module.css'

export function SessionGate() {
  const { me, error, isPending, again } = useSession()
  const { pathname, search } = useLocation()
  if (isPending) return <Skeleton lines={5} />
  if (error?.code === 'kernel.not-signed-in') {
    const wanted = pathname === '/' ? '' : `?tiep=${encodeURIComponent(pathname + search)}`
    return <Navigate to={addresses.signIn + wanted} replace />
  }
  if (me === null) {
    return (
      <main className={classes.alone}>
        <h1>Đảng vụ</h1>
        <ErrorState error={error} onRetry={again} />
      </main>
    )
  }
  if (me.mustChangePassword) return <Navigate to={addresses.firstPassword} replace />
  return (
    <SignedIn me={me}>
      <Outlet />
    </SignedIn>
  )
}
