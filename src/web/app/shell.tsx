// The frame around every page: in which post one acts, search, navigation (bar on a phone, rail on a desk), the page itself.
import { IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { Link, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { findOrganisations } from '#contract/organisations.ts'
import { Button } from '../ui/button.tsx'
import fieldClasses from '../ui/field.module.css'
import { addresses } from './addresses.ts'
import { Bell } from './bell.tsx'
import { MORE, placeInBar, placesFor } from './navigation.ts'
import { SeatMenu } from './seat-menu.tsx'
import { useCan, useMe } from './session.tsx'
import classes from './shell.module.css'
import { UnderWay } from './under-way.tsx'
import { WithinReach } from './within-reach.tsx'

export function Shell() {
  // Whoever finds nothing (a person who had to leave the Party, with a case still open) is not offered to search.
  const maySearch = useCan(findOrganisations)
  return (
    <div className={classes.shell}>
      <a className={`${classes.skip} screen-only`} href="#noi-dung">
        Bỏ qua, đến nội dung chính
      </a>
      <UnderWay />
      <header ref={useKnownHeight()} className={`${classes.top} screen-only`}>
        <Link to={addresses.start} className={classes.brand} aria-label="Đảng vụ, về trang đầu">
          <img src="/icon.svg" alt="" />
          <span>Đảng vụ</span>
        </Link>
        <SeatMenu />
        {maySearch && <Find />}
        <Bell />
      </header>
      <Rail />
      <main id="noi-dung" className={classes.main} tabIndex={-1}>
        <WithinReach />
      </main>
      <ScrollRestoration />
    </div>
  )
}

/** The page scrolls as if it began below the bar on top, which a long name makes tall: what Tab brings into sight is not under it. */
function useKnownHeight(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const top = bar.current
    if (top === null) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => {
      const height = getComputedStyle(top).position === 'sticky' ? top.offsetHeight : 0
      style.setProperty('--top-bar', `${height}px`)
    })
    observer.observe(top)
    return () => {
      observer.disconnect()
      style.removeProperty('--top-bar')
    }
  }, [])
  return bar
}

function Rail() {
  const places = placesFor(useMe())
  const { pathname } = useLocation()
  // The narrowest part one is in: "Nhập danh sách" and not also "Đảng viên" around it.
  const current = [...places, MORE]
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .reduce((narrowest, { to }) => (to.length > narrowest.length ? to : narrowest), '')
  const inBar = placeInBar(places, current)
  return (
    <nav className={`${classes.rail} screen-only`} aria-label="Các phần của chương trình">
      <ul>
        {[...places, MORE].map(({ label, to, icon: Icon, first, inside }) => (
          <li key={to} data-first={first} data-more={to === MORE.to} data-inside={inside}>
            <Link to={to} aria-current={to === current ? 'page' : to === inBar ? 'true' : undefined}>
              <Icon size="1.375rem" stroke={1.75} aria-hidden />
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** On a desk one types here; on a phone the button opens the page of the search. The key "/" jumps here. */
function Find() {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(input|textarea|select)$/i.test(target.tagName))
        return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])
  return (
    <search className={classes.find}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const text = input.current?.value.trim() ?? ''
          navigate(text === '' ? addresses.search : `${addresses.search}?q=${encodeURIComponent(text)}`)
        }}
      >
        <input
          ref={input}
          className={fieldClasses.input}
          aria-label="Tìm đảng viên, tổ chức"
          placeholder="Tìm tên, số thẻ, tổ chức"
          autoComplete="off"
        />
        <Button submits label="Tìm" icon={IconSearch} wide={false} />
      </form>
    </search>
  )
}
