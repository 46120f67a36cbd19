// Stands before every page: an address that names an organisation out of reach says so in one sentence, and nothing is offered there.
import { Outlet, useSearchParams } from 'react-router'
import { getOrganisation } from '#contract/organisations.ts'
import { ErrorState } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { isOutOfReach } from './api-error.ts'
import { useOperation } from './client.ts'
import { useCan, useMe } from './session.tsx'

export function WithinReach() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const id = search.get('organisationId') ?? ''
  const provinceCode = search.get('tinh') ?? search.get('provinceCode') ?? undefined
  const named = id !== '' && id !== seat?.organisationId
  const organisation = useOperation(getOrganisation, { id, provinceCode }, { when: useCan(getOrganisation) && named })
  if (!isOutOfReach(organisation.error)) return <Outlet />
  return (
    <Page title="Tổ chức">
      <ErrorState error={organisation.error} />
    </Page>
  )
}
