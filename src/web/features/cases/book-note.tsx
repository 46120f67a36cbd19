// Says beside a field that another book says otherwise than what was just entered; what was entered is taken all the same.
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { apartFromBook } from './beside.ts'
import type { Spec } from './step-values.ts'

interface BookNoteProps {
  spec: Pick<Spec, 'name' | 'label' | 'book'>
  id: string
  entered: unknown
  onTake: (value: string) => void
}

/** Its place is there before, so that it is read out once it says something. */
export function BookNote({ spec, id, entered, onTake }: BookNoteProps) {
  const { book } = spec
  if (book === undefined) return null
  const says = book.value
  return (
    <div role="status">
      {apartFromBook(book, entered) && (
        <Notice title={`${spec.label}: khác sổ đảng phí.`}>
          <p>
            Bạn ghi <strong>{String(entered).trim()}</strong>, trong sổ{' '}
            {says === null ? <strong>chưa có tháng nào đóng đủ</strong> : <strong>đóng đến hết {says}</strong>}. Thu
            thêm thì ghi vào sổ thu; ghi như vậy vẫn được nếu đúng là đã đóng.
          </p>
          {says !== null && (
            <div className="row">
              <Button
                label={`Lấy theo sổ: ${says}`}
                onPress={() => {
                  onTake(says)
                  document.getElementById(id)?.focus()
                }}
              />
            </div>
          )}
        </Notice>
      )}
    </div>
  )
}
