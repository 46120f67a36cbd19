// Takes an exchange package in: checked, then what will be registered opens beside the text.
import { importPackage } from '#contract/document-exchange.ts'
import { UploadPage } from './upload-page.tsx'

const packageFile = {
  label: 'Gói văn bản',
  hint: 'Tệp .zip do nơi gửi xuất ra từ phần mềm này, nhiều nhất 25 MB.',
  endings: ['.zip'],
  limit: 25 * 1024 * 1024,
} as const

export const ImportPackagePage = () => (
  <UploadPage
    contract={importPackage}
    title="Nhận gói trao đổi"
    lead={
      <p>
        Gói gồm phần mô tả, tệp văn bản và mã SHA-256. Phần mềm kiểm mã rồi đưa ra những gì sẽ vào sổ để bạn xem lại;
        chưa bấm «Vào sổ» thì sổ chưa có gì.
      </p>
    }
    file={packageFile}
    action="Kiểm và đọc gói"
    cancelLabel="Thôi, không nhận"
  />
)
