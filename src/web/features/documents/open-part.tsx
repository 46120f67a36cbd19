// The reader's receipt: what the sender will see is said before anything is opened.
import { useNavigate } from 'react-router'
import { openDocument } from '#contract/document-exchange.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'

export function OpenPart({ document, tinh }: { document: ShownDocument; tinh: string | undefined }) {
  const open = useCommand(openDocument, { renews: ['documents.'] })
  const navigate = useNavigate()
  const { displayName, seat } = useMe()
  if (!document.asksOpening) return null
  const press = () =>
    open.mutate(
      { id: document.id, provinceCode: tinh },
      { onSuccess: () => document.fileName !== null && navigate(addresses.documentReading(document.id, { tinh })) },
    )
  return (
    <Notice title="Nơi gửi được báo khi bạn mở văn bản này.">
      <p>
        Văn phòng nơi gửi thấy: {displayName}, {seat?.postName}, mở lần đầu lúc nào. Chỉ lần đầu được ghi; đọc lại, đọc
        bao lâu thì không ghi, và không ai khác thấy. Bấm «Nhận văn bản» cũng là mở.
      </p>
      {open.error && <ErrorState error={open.error} />}
      <div className="screen-only">
        <Button label="Mở văn bản" busy={open.isPending} onPress={press} />
      </div>
    </Notice>
  )
}
