// The kinds of cases one may open, in their groups with the usual ones first; found by a few letters; what does not fit says why.
import { useState } from 'react'
import { Link } from 'react-router'
import { searchKey } from '#rules/text/search-key.ts'
import { addresses } from '../../app/addresses.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BasisLine } from './basis.tsx'
import classes from './cases.module.css'
import { inTheWay } from './mends.ts'
import type { About, Lifecycle } from './open-page.tsx'

interface KindsProps {
  kinds: readonly Lifecycle[]
  about: About
  tinh: string | undefined
  back: string | undefined
}

/** From so many on one is quicker by typing. */
const MANY = 7

export function Kinds({ kinds, about, tinh, back }: KindsProps) {
  const [text, setText] = useState('')
  // What nobody here may open is not offered.
  const mine = kinds.filter(({ openings }) => openings.some((opening) => opening.mine))
  const fit = mine.filter(({ unfit }) => unfit === null)
  const unfit = mine.filter((kind) => kind.unfit !== null)
  const wanted = searchKey(text).trim()
  const found = fit.filter((kind) => searchKey(`${kind.title} ${kind.about} ${kind.group.title}`).includes(wanted))
  const groups = [...Map.groupBy(found, ({ group }) => group.title)]
  if (mine.length === 0) {
    return (
      <EmptyState
        title="Ở đây không có việc nào bạn mở được."
        action={back !== undefined && <LinkButton to={back} label="Quay lại" />}
      >
        <p>Việc về người này do nơi khác mở, hoặc phải làm xong việc đang mở trước.</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack">
      {fit.length >= MANY && (
        <TextField
          name="kind"
          label="Tìm việc"
          hint="Gõ vài chữ, không cần dấu; ví dụ: the, chuyen, ky luat."
          value={text}
          onChange={setText}
          maxLength={60}
        />
      )}
      <p className="only-read-aloud" role="status">
        {wanted !== '' && `Có ${found.length} việc.`}
      </p>
      {groups.map(([title, inGroup]) => (
        <section key={title} className={classes.group}>
          <h2>{title}</h2>
          <ul className={classes.choices}>
            {inGroup.map(({ code, title: name, about: what }) => (
              <li key={code}>
                <Link to={addresses.openCase({ ...about, quyTrinh: code }, { tinh })}>{name}</Link>
                <span className="soft">{what}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {fit.length > 0 && found.length === 0 && <p role="note">Không có việc nào có chữ này. Xóa bớt chữ để xem lại.</p>}
      {fit.length === 0 && <p>Hiện chưa có việc nào mở được; lý do ở dưới.</p>}
      {unfit.length > 0 && (
        <details className={classes.more} open={fit.length === 0}>
          <summary>Chưa mở được ({unfit.length})</summary>
          <ul className={classes.bullets}>
            {unfit.map(({ code, title, unfit: why }) => (
              <li key={code}>
                {title}. {why?.message} {why?.next}
                {why !== null &&
                  inTheWay(why, tinh).map(({ to, label }) => (
                    <p key={to}>
                      <Link to={to}>
                        {label}
                        <span className="only-read-aloud">: {title}</span>
                      </Link>
                    </p>
                  ))}
                {why !== null && (
                  <BasisLine className={classes.under} basis={why.basis} ruleId={why.ruleId} tinh={tinh} />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
