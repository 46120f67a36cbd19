// What stands where a page broke: words, and the way to go on. A page of an older version is fetched anew.
import { useRouteError } from 'react-router'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import classes from './shell.module.css'

export function FaultPage() {
  const error = useRouteError()
  const replaced = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <div className={classes.alone}>
      <h1>{replaced ? 'Trang này vừa có bản mới' : 'Trang này gặp trục trặc'}</h1>
      <Notice tone="problem">
        <p>
          {replaced
            ? 'Tải lại để dùng bản mới. Nếu đang mất mạng, đợi có mạng rồi tải lại.'
            : 'Những gì đã lưu vẫn còn nguyên. Bấm «Tải lại trang»; nếu vẫn vậy, gọi văn phòng cấp ủy.'}
        </p>
        <div>
          <Button kind="main" label="Tải lại trang" onPress={() => window.location.reload()} />
        </div>
      </Notice>
    </div>
  )
}
