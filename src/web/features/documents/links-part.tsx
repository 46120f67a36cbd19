// What a document carries out, amends, replaces or answers, and what does so to it; documents of the book that it cites are proposed.
import { Link } from 'react-router'
import { listCitations } from '#contract/document-exchange.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import { linkDocument, unlinkDocument } from '#contract/documents.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import classes from './documents.module.css'
import { linkLabels } from './words.ts'

interface Props {
  document: ShownDocument
  /** The newest that is known on the page. */
  version: number
  tinh: string | undefined
  onChanged?: (version: number) => void
}

export function LinksPart({ document, version, tinh, onChanged }: Props) {
  const unlink = useCommand(unlinkDocument, { renews: ['documents.'] })
  const { links, linkedBy } = document
  const mayLink = document.allowed.includes(linkDocument.name)
  const asks = mayLink && document.fileName !== null && !document.asksOpening
  const cited = useOperation(listCitations, { id: document.id, provinceCode: tinh }, { when: asks, fresh: true })
  const proposed = cited.data?.rows ?? []
  if (links.length + linkedBy.length + proposed.length === 0 && !cited.error) return null
  return (
    <Panel title="Văn bản liên quan">
      {unlink.error && <ErrorState error={unlink.error} />}
      {cited.error && <ErrorState error={cited.error} onRetry={() => void cited.refetch()} />}
      <ul className={classes.parts}>
        {links.map(({ seq, kind, targetId, text }) => (
          <li key={seq}>
            <p>
              {linkLabels[kind]}:{' '}
              {targetId === null ? text : <Link to={addresses.document(targetId, { tinh })}>{text}</Link>}
            </p>
            {document.allowed.includes(unlinkDocument.name) && (
              <div className="screen-only">
                <Button
                  kind="quiet"
                  label="Bỏ liên quan này"
                  about={text}
                  busy={unlink.isPending}
                  onPress={() =>
                    unlink.mutate(
                      { id: document.id, version, seq, provinceCode: tinh },
                      { onSuccess: (after) => onChanged?.(after.version) },
                    )
                  }
                />
              </div>
            )}
          </li>
        ))}
        {linkedBy.map(({ id, kind, text }) => (
          <li key={id}>
            <p>
              <Link to={addresses.document(id, { tinh })}>{text}</Link>{' '}
              <span className="soft">({linkLabels[kind].toLowerCase()} văn bản này)</span>
            </p>
          </li>
        ))}
      </ul>
      {proposed.length > 0 && (
        <Proposed document={document} version={version} tinh={tinh} onChanged={onChanged} rows={proposed} />
      )}
    </Panel>
  )
}

type Row = { text: string; kind: keyof typeof linkLabels; targetId: string; targetText: string }

function Proposed({ document, version, tinh, onChanged, rows }: Props & { rows: readonly Row[] }) {
  const link = useCommand(linkDocument, { renews: ['documents.'] })
  const say = useDoneNotice()
  const write = ({ kind, targetId }: Row) =>
    link.mutate(
      { id: document.id, version, provinceCode: tinh, kind, targetId },
      {
        onSuccess: (after) => {
          onChanged?.(after.version)
          say({ text: 'Đã ghi văn bản liên quan.' })
        },
      },
    )
  return (
    <section className="stack-tight screen-only" aria-label="Viện dẫn có trong sổ">
      <h3>Viện dẫn có trong sổ</h3>
      {link.error && <ErrorState error={link.error} />}
      <ul className={classes.parts}>
        {rows.map((row) => (
          <li key={`${row.targetId} ${row.text}`}>
            <p>
              «{row.text}» là <Link to={addresses.document(row.targetId, { tinh })}>{row.targetText}</Link>
            </p>
            <div className="row">
              <Button
                wide={false}
                label={`Ghi: ${linkLabels[row.kind].toLowerCase()} văn bản ấy`}
                about={row.targetText}
                busy={link.isPending}
                onPress={() => write(row)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
