// The checklist of one dossier: every line with its state, its papers with number and day, where they lie, which case brought them.
import { Link } from 'react-router'
import {
  correctPaper,
  type Dossier,
  type DossierItemState,
  type DossierPaper,
  withdrawPaper,
} from '#contract/dossiers.ts'
import { addresses } from '../../app/addresses.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './dossiers.module.css'
import { gapReasons, numberAndDay, stateOf } from './words.ts'

export type PaperAct = { act: 'correct' | 'withdraw'; paper: DossierPaper }

interface ChecklistProps {
  dossier: Dossier
  tinh: string | undefined
  onAct: (act: PaperAct) => void
}

export function Checklist({ dossier, tinh, onAct }: ChecklistProps) {
  const papers = (list: readonly DossierPaper[], titled: boolean) =>
    list.map((paper) => (
      <Paper
        key={paper.id}
        paper={paper}
        titled={titled || list.length > 1}
        tinh={tinh}
        dossier={dossier}
        onAct={onAct}
      />
    ))
  return (
    <>
      {dossier.groups.map((group) => (
        <Panel key={group.code} title={group.title}>
          <ul className={classes.items}>
            {group.items.map((item) => (
              <li key={item.code}>
                <p className={classes.head}>
                  <span>{item.title}</span>
                  <Tag {...stateOf(item)} />
                </p>
                <Why item={item} own={dossier.custody === null} />
                {papers(item.papers, false)}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      {dossier.others.length > 0 && (
        <Panel title="Tài liệu khác trong hồ sơ">
          <ul className={classes.items}>
            {dossier.others.map((paper) => (
              <li key={paper.id}>{papers([paper], true)}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

/** Why a line need not be there, and what is kept elsewhere by rule. */
function Why({ item, own }: { item: DossierItemState; own: boolean }) {
  return (
    <>
      {item.reason !== null && (
        <p className={classes.under}>
          {gapReasons[item.reason]}
          {item.document !== null && `: ${item.document}`}.
        </p>
      )}
      {item.withSuperior && !own && (
        <p className={classes.under}>Phiếu đảng viên do cấp trên trực tiếp giữ (DOS-01).</p>
      )}
    </>
  )
}

interface PaperProps extends ChecklistProps {
  paper: DossierPaper
  titled: boolean
}

function Paper({ paper, titled, tinh, dossier, onAct }: PaperProps) {
  const may = (operation: { name: string }) => dossier.allowed.includes(operation.name)
  const known = numberAndDay(paper)
  return (
    <div className={classes.paper}>
      {titled && <p>{paper.title}</p>}
      <p>
        {known === null ? 'Chưa ghi số, ngày' : known.charAt(0).toUpperCase() + known.slice(1)}
        {dossier.custody !== null && `. Để ở: ${paper.keptAt ?? 'trong hồ sơ'}`}.
      </p>
      {paper.note !== null && <p>{paper.note}</p>}
      {paper.caseId !== null && (
        <p className={classes.under}>
          Tự điền từ <Link to={addresses.case(paper.caseId, { tinh })}>việc đã ghi giấy tờ này</Link>.
        </p>
      )}
      <p className="row screen-only">
        {may(correctPaper) && (
          <Button kind="quiet" label="Sửa" about={paper.title} onPress={() => onAct({ act: 'correct', paper })} />
        )}
        {may(withdrawPaper) && (
          <Button
            kind="quiet"
            label="Rút giấy ghi nhầm"
            about={paper.title}
            onPress={() => onAct({ act: 'withdraw', paper })}
          />
        )}
      </p>
    </div>
  )
}
