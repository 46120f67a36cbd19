// What does not fit into the bottom bar of a phone.
import { Link } from 'react-router'
import { Page } from '../ui/page.tsx'
import { placesFor } from './navigation.ts'
import { useMe } from './session.tsx'
import classes from './shell.module.css'
import { TypeSizeChoice } from './type-size-choice.tsx'

export function MorePage() {
  const places = placesFor(useMe()).filter((place) => !place.first)
  return (
    <Page title="Thêm">
      <ul className={classes.places}>
        {places.map(({ label, to, icon: Icon }) => (
          <li key={to}>
            <Link to={to}>
              <Icon size="1.375rem" stroke={1.75} aria-hidden />
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <TypeSizeChoice />
    </Page>
  )
}
