// Shows in which post one acts, and switches it; also the way to the own account and out.
import { IconChevronDown, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import { chooseSeat, signOut } from '#contract/identity.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { useDoneNotice } from '../ui/done-notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { addresses } from './addresses.ts'
import { ApiError } from './api-error.ts'
import { useCommand } from './client.ts'
import { useLeaving } from './leaving.ts'
import { type Me, useMe, useSeatChange } from './session.tsx'
import classes from './shell.module.css'

type Seat = Me['seats'][number]

export function SeatMenu() {
  const me = useMe()
  const navigate = useNavigate()
  const leaveHere = useLeaving()
  const changeSeat = useSeatChange()
  const say = useDoneNotice()
  const choose = useCommand(chooseSeat, { renews: 'nothing' })
  const leave = useCommand(signOut, { renews: 'nothing' })
  const complain = (error: unknown) => say({ text: ApiError.from(error).message })

  const switchTo = ({ id, postName, organisationName }: Seat) =>
    changeSeat(async () => {
      await choose.mutateAsync({ seatId: id })
      navigate(addresses.start)
    }).then(() => say({ text: `Đang làm việc với chức vụ ${postName}, ${organisationName}.` }), complain)
  const signMeOut = () => leaveHere(() => leave.mutateAsync({})).catch(complain)

  return (
    <Disclosure
      className={classes.seat}
      panelClassName={classes.panel}
      button={
        <>
          <span className={classes.seatText}>
            <span className={classes.post}>{me.seat?.postName ?? 'Chưa có chức vụ'}</span>
            <span className={classes.organisation}>{me.seat?.organisationName ?? me.displayName}</span>
          </span>
          <IconChevronDown size={18} aria-hidden />
          <span className="only-read-aloud">, mở để đổi chức vụ, vào tài khoản, đăng xuất</span>
        </>
      }
    >
      {me.seats.length > 1 && (
        <>
          <p className={classes.panelTitle}>Làm việc với chức vụ</p>
          <ul>
            {me.seats.map((seat) => (
              <li key={seat.id}>
                <button
                  type="button"
                  aria-pressed={seat.id === me.seat?.id}
                  onClick={() => seat.id !== me.seat?.id && switchTo(seat)}
                >
                  <span className={classes.seatText}>
                    <span className={classes.post}>{seat.postName}</span>
                    <span className={classes.organisation}>{seat.organisationName}</span>
                  </span>
                  {seat.id === me.seat?.id && <Tag state="good" label="Đang dùng" />}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.panelTitle}>{me.displayName}</p>
      <ul>
        <li>
          <Link to={addresses.account}>
            <IconUserCircle size={20} aria-hidden /> Tài khoản, cỡ chữ
          </Link>
        </li>
        <li>
          <button type="button" onClick={signMeOut}>
            <IconLogout size={20} aria-hidden /> Đăng xuất
          </button>
        </li>
      </ul>
    </Disclosure>
  )
}
