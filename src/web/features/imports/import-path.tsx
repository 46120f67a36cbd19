// The way of a list from a file into the records, as a path: where one stands now, what is done, what comes.
import classes from './imports.module.css'

const STEPS = ['Chọn tệp', 'Đọc tệp', 'Xem lại', 'Ghi vào hồ sơ'] as const

/** `at`: the step one stands in, from 0; 4 when all is done. */
export function ImportPath({ at }: { at: number }) {
  return (
    <ol className={`${classes.path} screen-only`} aria-label="Các bước nhập danh sách">
      {STEPS.map((step, index) => {
        const place = index < at ? 'done' : index === at ? 'here' : 'ahead'
        return (
          <li key={step} data-place={place} aria-current={place === 'here' ? 'step' : undefined}>
            <span className={classes.mark} aria-hidden>
              {place === 'done' ? '✓' : index + 1}
            </span>
            <span>
              {step}
              {place === 'done' && <span className="only-read-aloud">, đã xong</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
