// A document that was typed here as a paper in the prescribed layout: to look at, to print, and as a PDF file.
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useParams, useSearchParams } from 'react-router'
import { getPaper, type PaperInLayout, printPaper } from '#contract/document-drafts.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import classes from './paper.module.css'

export function DocumentPaperPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const ban = search.get('ban')
  const seq = ban === null ? undefined : Number(ban)
  const found = useOperation(getPaper, { id, seq, provinceCode: tinh })
  const file = useDownload(printPaper)
  const trail = [{ label: 'Trang của văn bản', to: addresses.document(id, { tinh }) }]
  if (found.isPending || found.error) return <PageToCome title="Bản in" trail={trail} of={found} lines={12} />
  const { symbol, about, isDraft } = found.data
  return (
    <Page
      title={isDraft ? `Bản in dự thảo, bản ${ban}` : `Bản in ${symbol}`}
      trail={trail}
      headOnScreenOnly
      lead={<p>{about}</p>}
    >
      <div className="stack">
        <div className="stack-tight screen-only">
          <div className="row">
            <Button
              kind="main"
              icon={IconDownload}
              label="Tải PDF"
              busy={file.isPending}
              onPress={() => file.send({ id, seq, provinceCode: tinh })}
            />
            <Button icon={IconPrinter} label="In" onPress={() => window.print()} />
          </div>
          {file.error && <ErrorState error={file.error} />}
        </div>
        <Sheet paper={found.data} />
      </div>
    </Page>
  )
}

const dayInWords = (on: string | null): string => {
  const [year, month, day] = on?.split('-') ?? ['……', '……', '……']
  return `ngày ${day} tháng ${month} năm ${year}`
}

function Sheet({ paper }: { paper: PaperInLayout }) {
  const { superior, issuer, symbol, place, on, kind, about, lines, recipients, signers, isDraft } = paper
  const body = lines.map((line, key) => ({ line, key }))
  return (
    <article className={classes.sheet} aria-label="Văn bản theo thể thức">
      {isDraft && <p className={classes.draft}>DỰ THẢO</p>}
      <div className={classes.head}>
        <div>
          <p>{superior}</p>
          <p>
            <strong>{issuer}</strong>
          </p>
          <p>*</p>
          <p>Số {symbol ?? '……'}</p>
        </div>
        <div>
          <p className={classes.party}>
            <strong>ĐẢNG CỘNG SẢN VIỆT NAM</strong>
          </p>
          <p>
            <em>
              {place ?? '………'}, {dayInWords(on)}
            </em>
          </p>
        </div>
      </div>
      <div className={classes.title}>
        {kind !== '' && (
          <p>
            <strong>{kind}</strong>
          </p>
        )}
        <p>
          <strong>{about}</strong>
        </p>
        <p aria-hidden>-----</p>
      </div>
      {body.map(({ key, line }) =>
        line.startsWith('# ') ? (
          <p key={key} className={classes.heading}>
            <strong>{line.slice(2)}</strong>
          </p>
        ) : (
          <p key={key} className={classes.body}>
            {line}
          </p>
        ),
      )}
      <div className={classes.foot}>
        <div>
          {recipients.length > 0 && (
            <>
              <p>
                <u>Nơi nhận</u>:
              </p>
              <ul>
                {recipients.map((name) => (
                  <li key={name}>- {name},</li>
                ))}
              </ul>
            </>
          )}
        </div>
        {signers.map(({ post, name }) => (
          <div key={post} className={classes.signer}>
            <p>
              <strong>{post === '' ? '……' : post}</strong>
            </p>
            <p>
              <strong>{name}</strong>
            </p>
          </div>
        ))}
      </div>
    </article>
  )
}
