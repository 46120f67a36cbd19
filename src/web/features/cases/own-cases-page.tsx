// The start page of whoever has left the Party while a case about it is open: the own cases, the complaint, and nothing else.
import { useMe } from '../../app/session.tsx'
import { EmptyState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SubjectCases } from './subject-cases.tsx'

export function OwnCasesPage() {
  const me = useMe()
  return (
    <Page title={`Xin chào ${me.displayName}`} lead={<p>{me.seat?.organisationName}</p>}>
      {me.memberId === null ? (
        <EmptyState title="Tài khoản này chưa được nối với việc nào." />
      ) : (
        <>
          <Notice title="Bạn vẫn xem được việc của mình">
            <p>
              Bạn xem được quyết định, giấy tờ, thời hạn của việc về bạn và khiếu nại được, cho đến khi giải quyết xong.
              Thời hạn khiếu nại tính từ ngày bạn nhận quyết định và ghi trong từng việc.
            </p>
          </Notice>
          <SubjectCases title="Việc của tôi" about={{ memberId: me.memberId }} tinh={undefined} openLabel="Khiếu nại" />
        </>
      )}
    </Page>
  )
}
