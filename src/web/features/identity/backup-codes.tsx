// The backup codes, shown once, to print and keep.
import { IconPrinter } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import classes from './identity.module.css'

export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="stack">
      <Notice tone="good" title="Xác thực hai lớp đang bật. Đây là 10 mã dự phòng của bạn.">
        <p>
          Mỗi mã dùng được một lần khi không có điện thoại. Các mã này chỉ hiện lần này: in ra hoặc chép lại và cất nơi
          an toàn.
        </p>
      </Notice>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code.replace(/^(.{5})(.+)$/, '$1 $2')}</li>
        ))}
      </ul>
      <div className="row">
        <Button icon={IconPrinter} label="In mã dự phòng" onPress={() => window.print()} />
        <Button kind="main" label="Tôi đã cất các mã này" onPress={onDone} />
      </div>
    </div>
  )
}
