// What stands at an address that leads nowhere.
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { addresses } from './addresses.ts'

export function NotFoundPage() {
  return (
    <Page title="Không có trang này">
      <EmptyState
        title="Địa chỉ này không dẫn tới trang nào."
        action={<LinkButton to={addresses.start} label="Về trang đầu" />}
      >
        <p>Có thể đường dẫn bị gõ sai, hoặc trang đã được đổi chỗ.</p>
      </EmptyState>
    </Page>
  )
}
