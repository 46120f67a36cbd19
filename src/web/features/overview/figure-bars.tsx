// One group of figures as a table with bars; every number opens the list behind it.
import { Link } from 'react-router'
import { type FigureGroup, figureGroups, figures } from '#rules/statistics/figures.ts'
import { addresses } from '../../app/addresses.ts'
import { showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './figure-bars.module.css'

interface FigureBarsProps {
  group: FigureGroup
  values: Readonly<Record<string, number>>
  organisationId: string
  /** One sentence that says what the bars show. */
  sentence: string
}

/** The rows of a group that count anybody, without those of women. */
export function rowsOf(group: FigureGroup, values: Readonly<Record<string, number>>) {
  return figures
    .filter((figure) => figure.group === group && !figure.womenOnly)
    .map(({ key, label }) => ({ key, label, count: values[key] ?? 0 }))
    .filter(({ count }) => count > 0)
}

export function FigureBars({ group, values, organisationId, sentence }: FigureBarsProps) {
  const rows = rowsOf(group, values)
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <Panel title={figureGroups[group]}>
      <p className="soft">{sentence}</p>
      <table className={classes.bars}>
        <caption className="only-read-aloud">{figureGroups[group]}</caption>
        <thead className="only-read-aloud">
          <tr>
            <th scope="col">Nhóm</th>
            <th scope="col">Số đảng viên</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, count }) => (
            <tr key={key}>
              <th scope="row">
                <Link to={addresses.members({ organisationId, figure: key })}>{label}</Link>
              </th>
              <td>
                <div className={classes.cell}>
                  <span className={classes.count}>{showNumber(count)}</span>
                  <span className={classes.bar} style={{ width: `${(count / most) * 100}%` }} aria-hidden />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
