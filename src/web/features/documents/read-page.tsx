// Takes a document's file to be read; what is proposed opens beside its text.
import { readDocumentFile } from '#contract/document-readings.ts'
import { UploadPage } from './upload-page.tsx'
import { documentFile } from './words.ts'

export const ReadDocumentPage = () => (
  <UploadPage
    contract={readDocumentFile}
    title="Đọc văn bản từ tệp"
    lead={
      <p>
        Phần mềm đọc tệp và đề xuất số, ký hiệu, trích yếu, việc phải làm, ai làm, hạn nào. Bạn xem lại cạnh văn bản rồi
        mới vào sổ và giao việc.
      </p>
    }
    file={{ label: 'Tệp văn bản', ...documentFile }}
    action="Đọc văn bản"
    cancelLabel="Thôi, không đọc"
  />
)
