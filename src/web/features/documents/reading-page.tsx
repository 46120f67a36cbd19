// A document beside its text: the head field by field or all at once, the work it gives, what it cites, what is damaged; then into the book.
import { useMemo, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { confirmReading, dropReading, getReading } from '#contract/document-readings.ts'
import type { DocumentReadingPage as Reading } from '#contract/document-shapes.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { EmptyState, ErrorState, Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import classes from './documents.module.css'
import { HeadPart } from './head-part.tsx'
import { LinksPart } from './links-part.tsx'
import { Excerpt, type Marked, type Place, TextBeside } from './text-beside.tsx'
import { type Settling, useSettling } from './use-settling.ts'
import { headLabels, nameOf } from './words.ts'
import { WorkPart } from './work-part.tsx'

export function ReadingPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const reading = useOperation(getReading, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Văn bản', to: addresses.documents({ muc: 'cho', tinh }) }]
  if (reading.isPending || reading.error) {
    return <PageToCome title="Đọc văn bản" trail={trail} of={reading} lines={12} />
  }
  const { document } = reading.data
  return (
    <Page
      title={nameOf(document)}
      trail={trail}
      lead={<p>Xem từng mục cạnh văn bản: đúng thì bấm «Đúng», sai thì sửa. Chưa vào sổ thì chưa ai được giao việc.</p>}
    >
      <Beside reading={reading.data} tinh={tinh} />
    </Page>
  )
}

function Beside({ reading, tinh }: { reading: Reading; tinh: string | undefined }) {
  const { document, text, damage } = reading
  const [now, setNow] = useState<Place | null>(null)
  const settling = useSettling(document, tinh)
  const marks = useMemo<Marked[]>(
    () => [
      ...damage.map(({ at }) => ({ at, kind: 'damage' as const })),
      ...document.tasks.flatMap(({ at }) => (at === null ? [] : [{ at, kind: 'work' as const }])),
    ],
    [damage, document.tasks],
  )
  return (
    <div className={classes.beside}>
      <div className="stack">
        {document.package !== null && document.state === 'reading' && (
          <Notice title={`Gói trao đổi của ${document.package.from}, mã SHA-256 khớp.`}>
            <p>
              Phần đầu dưới đây là theo mô tả trong gói: xem lại cạnh văn bản. Mã khớp nghĩa là gói không bị hỏng trên
              đường đi, không thay chữ ký của nơi gửi.
            </p>
          </Notice>
        )}
        <HeadPart reading={reading} settling={settling} tinh={tinh} onLook={setNow} />
        <WorkPart document={document} settling={settling} text={text} damage={damage} tinh={tinh} onLook={setNow} />
        <Found reading={reading} onLook={setNow} />
        <LinksPart document={document} version={settling.version} tinh={tinh} onChanged={settling.done} />
        {document.state === 'reading' && <Finish reading={reading} settling={settling} tinh={tinh} />}
      </div>
      <section className={`${classes.sheet} stack-tight`} aria-label="Văn bản">
        <h2>Nội dung tệp</h2>
        <TextBeside text={text} marks={marks} now={now} />
      </section>
    </div>
  )
}

/** What is only shown: recipients, what it rests on, damaged words, sums that do not agree. */
function Found({ reading, onLook }: { reading: Reading; onLook: (at: Place) => void }) {
  const { cites, recipients, damage, wrongSums, text } = reading
  const [open, setOpen] = useState<string | null>(null)
  const look = (key: string, at: Place) => {
    setOpen(open === key ? null : key)
    onLook(at)
  }
  const list = (name: string, rows: readonly { said: string; about: string; at: Place }[]) =>
    rows.length > 0 && (
      <Panel title={`${name} (${rows.length})`}>
        <ul className={classes.parts}>
          {rows.map(({ said, about, at }) => {
            const key = `${name} ${at[0]}`
            return (
              <li key={key}>
                <p>{said}</p>
                <div className="row screen-only">
                  <Button
                    wide={false}
                    label="Xem trong văn bản"
                    about={about}
                    expanded={open === key}
                    onPress={() => look(key, at)}
                  />
                </div>
                {open === key && <Excerpt text={text} at={at} />}
              </li>
            )
          })}
        </ul>
      </Panel>
    )
  return (
    <>
      {list(
        'Chữ có thể hỏng',
        damage.map(({ text: broken, restored, at }) => ({
          said: restored === null ? `«${broken}»` : `«${broken}», có lẽ là «${restored}»`,
          about: broken,
          at,
        })),
      )}
      {list(
        'Văn bản viện dẫn',
        cites.map(({ text: cited, title, at }) => ({
          said: [cited, title].filter((part) => part !== null).join(' '),
          about: cited,
          at,
        })),
      )}
      {list(
        'Nơi nhận',
        recipients.map(({ name, at, organisationIds }) => ({
          said: organisationIds.length === 0 ? name : `${name} (${organisationIds.length} tổ chức trong phần mềm)`,
          about: name,
          at,
        })),
      )}
      {wrongSums.length > 0 && (
        <Notice tone="problem" title="Có phép cộng không khớp trong văn bản.">
          <ul>
            {wrongSums.map((sum) => (
              <li key={sum}>{sum}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

const isOpen = (state: string): boolean => state === 'proposed' || state === 'settled'

function Finish({ reading, settling, tinh }: { reading: Reading; settling: Settling; tinh: string | undefined }) {
  const { document } = reading
  const navigate = useNavigate()
  const say = useDoneNotice()
  const confirm = useCommand(confirmReading, { renews: ['documents.', 'tasks.'] })
  const drop = useCommand(dropReading, { renews: ['documents.list'] })
  const [asks, setAsks] = useState(false)
  const at = { id: document.id, provinceCode: tinh }
  const unseen = document.tasks.filter(({ state }) => state === 'proposed').length
  const left = document.tasks.filter(({ state }) => isOpen(state)).length
  const send = (takeAll: boolean) =>
    settling.last((version) =>
      confirm.mutate(
        { ...at, version, takeAll },
        {
          onSuccess: ({ symbol, arrivalNo, assigned, left: rest }) => {
            navigate(addresses.document(document.id, { tinh }), { replace: true })
            const entered = arrivalNo === null ? `số ${symbol}` : `số đến ${arrivalNo}`
            say({
              text: `Đã vào sổ, ${entered}; giao ${assigned} việc${rest > 0 ? `, còn ${rest} việc giao sau` : ''}.`,
            })
          },
        },
      ),
    )
  const problems = (confirm.error?.fields ?? []).map(({ path, message }) => ({
    target: null,
    text: `${headLabels[path as keyof typeof headLabels] ?? path}: ${message}`,
  }))
  return (
    <section className="stack-tight screen-only" aria-label="Vào sổ">
      <ProblemSummary error={confirm.error} problems={problems} />
      {drop.error && <ErrorState error={drop.error} />}
      {left === 0 && <EmptyState title="Không có việc nào để giao; chỉ vào sổ." />}
      <div className="row">
        <Button
          kind="main"
          label={left > unseen ? 'Vào sổ và giao việc đã giữ' : 'Vào sổ'}
          busy={confirm.isPending}
          onPress={() => send(false)}
        />
        {unseen > 0 && (
          <Button
            label={`Vào sổ, nhận cả ${unseen} việc chưa xem`}
            busy={confirm.isPending}
            onPress={() => send(true)}
          />
        )}
        {!asks && <Button kind="quiet" label="Bỏ, không vào sổ" onPress={() => setAsks(true)} />}
      </div>
      {asks && (
        <Notice title="Bỏ văn bản đang đọc? Tệp và mọi phần đã xem sẽ không giữ lại.">
          <div className="row">
            <Button
              kind="grave"
              label="Bỏ văn bản này"
              busy={drop.isPending}
              onPress={() =>
                settling.last((version) =>
                  drop.mutate(
                    { ...at, version },
                    {
                      onSuccess: () => {
                        navigate(addresses.documents({ muc: 'cho', tinh }), { replace: true })
                        say({ text: 'Đã bỏ, không giữ lại gì.' })
                      },
                    },
                  ),
                )
              }
            />
            <Button label="Thôi, đọc tiếp" onPress={() => setAsks(false)} />
          </div>
        </Notice>
      )}
    </section>
  )
}
