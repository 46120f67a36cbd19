// The page everyone opens on: what is mine to do, what waits for others, what comes; overdue first, one button to the right place.
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { listWork, openCase, workTab } from '#contract/cases.ts'
import { listCitizens } from '#contract/citizens.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation, useSettling } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import classes from './cases.module.css'
import { OwnCasesPage } from './own-cases-page.tsx'
import { SubjectCases } from './subject-cases.tsx'
import { UnheardNotice } from './unheard-notice.tsx'
import { WorkBelow } from './work-below.tsx'
import { useWorkBeside } from './work-beside.tsx'
import { type WorkTab, WorkTable } from './work-table.tsx'

const titles: Record<WorkTab, string> = { mine: 'Của tôi', waiting: 'Đang chờ', coming: 'Sắp tới' }
const captions: Record<WorkTab, string> = {
  mine: 'Việc của tôi',
  waiting: 'Việc đang chờ nơi khác',
  coming: 'Việc sắp đến hạn',
}

export function WorkPage() {
  return useMe().seat?.role === 'concerned' ? <OwnCasesPage /> : <WorkOfSeat />
}

function WorkOfSeat() {
  const me = useMe()
  const [search, change] = useAddressValues()
  const tab = workTab.safeParse(search.get('tab')).data ?? 'mine'
  const organisationId = search.get('organisationId') ?? undefined
  const provinceCode = search.get('tinh') ?? undefined
  const list = useList(listWork, { tab, organisationId, provinceCode }, { fresh: true })
  const counts = list.first?.counts
  const seesOrganisation = useCan(getOrganisation)
  const organisation = useOperation(
    getOrganisation,
    { id: organisationId ?? '', provinceCode },
    { when: seesOrganisation && organisationId !== undefined && organisationId !== me.seat?.organisationId },
  )
  const where = organisation.data?.name ?? me.seat?.organisationName ?? me.displayName
  const ofSeat = organisationId === undefined || organisationId === me.seat?.organisationId
  const { open, late, others } = useWorkBeside(provinceCode, ofSeat)
  const amount = counts && { ...counts, mine: counts.mine + open }
  // A member opens cases from the own record only.
  const isMember = me.seat?.role === 'member'
  const opens = useCan(openCase) && (!isMember || me.memberId !== null)
  const showsBeside = tab === 'mine' && ofSeat && !list.isPending
  const empty = !list.isPending && !list.error && list.rows.length === 0 && (tab !== 'mine' || open === 0)

  return (
    <WithTree
      current={organisationId ?? me.seat?.organisationId}
      linkTo={(node) => addresses.work({ tab, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Việc cần làm"
        actions={
          opens && (
            <LinkButton
              icon={IconPlus}
              label={isMember ? 'Gửi một đề nghị' : 'Mở việc'}
              to={addresses.openCase(isMember ? { memberId: me.memberId ?? undefined } : {}, { tinh: provinceCode })}
            />
          )
        }
        lead={
          <p role="status">
            {where}, ngày {showDate(today())}.
            {counts !== undefined && counts.overdue > 0 && (
              <strong> Có {showNumber(counts.overdue)} việc quá hạn trong phạm vi của bạn.</strong>
            )}
          </p>
        }
      >
        <UnheardNotice tinh={provinceCode} />
        <Tabs
          label="Việc theo người phải làm"
          tabs={workTab.options.map((key) => ({
            key,
            label: amount === undefined ? titles[key] : `${titles[key]} (${showNumber(amount[key])})`,
          }))}
          current={tab}
          onChoose={(key) => change({ tab: key === 'mine' ? '' : key })}
        >
          <h2 className="print-only">{captions[tab]}</h2>
          {list.isPending && <Skeleton lines={8} />}
          {list.error && <ErrorState error={list.error} onRetry={list.again} />}
          {empty && (
            <WhenSettled>
              <Nothing tab={tab} />
            </WhenSettled>
          )}
          {/* Overdue first, wherever it comes from: minutes to sign come before a case that has a year left. */}
          {showsBeside && late.length > 0 && <div className={classes.overdue}>{late}</div>}
          {list.rows.length > 0 && (
            <div className="stack-tight">
              <WorkTable caption={captions[tab]} rows={list.rows} tab={tab} stale={list.isStale} tinh={provinceCode} />
              <Pager
                shown={list.rows.length}
                total={counts?.[tab] ?? null}
                unit="việc"
                more={list.more}
                busy={list.isGrowing}
              />
              {me.seat?.role !== 'member' && (
                <div className="screen-only">
                  <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
                </div>
              )}
            </div>
          )}
          {showsBeside && <div className={classes.besides}>{others}</div>}
        </Tabs>
        {/* A member finds here what became of every case about the own person: a deletion that was overturned, a complaint that was answered. */}
        {me.seat?.role === 'member' && me.memberId !== null && tab === 'mine' && (
          <SubjectCases
            quiet
            title="Việc về tôi"
            about={{ memberId: me.memberId }}
            tinh={provinceCode}
            openLabel={null}
          />
        )}
        <WorkBelow organisationId={organisationId} tinh={provinceCode} tab={tab} />
      </Page>
    </WithTree>
  )
}

/** Apart from the page, which would otherwise ask everything again when what is known is forgotten at signing out. */
const WhenSettled = ({ children }: { children: ReactNode }): ReactNode => (useSettling() ? null : children)

/** Nothing to do is good news, and still says where one goes on. */
function Nothing({ tab }: { tab: WorkTab }) {
  const me = useMe()
  const seesCitizens = useCan(listCitizens)
  if (tab === 'waiting') {
    return (
      <EmptyState
        title="Không có việc nào đang chờ nơi khác."
        action={<LinkButton to={addresses.work()} label="Xem việc của tôi" />}
      >
        <p>Khi bạn làm xong phần của mình và việc sang nơi khác, việc hiện ở đây đến khi nơi đó làm xong.</p>
      </EmptyState>
    )
  }
  if (tab === 'coming') {
    return (
      <EmptyState
        title="Chưa có thời hạn nào sắp tới."
        action={<LinkButton to={addresses.work()} label="Xem việc của tôi" />}
      >
        <p>Khi một thời hạn đến gần, việc đó hiện ở đây trước, kèm ngày và căn cứ.</p>
      </EmptyState>
    )
  }
  if (me.seat?.role === 'member' && me.memberId !== null) {
    return (
      <EmptyState
        title="Hiện không có việc nào chờ bạn."
        action={<LinkButton to={addresses.member(me.memberId)} label="Xem hồ sơ của tôi" />}
      >
        <p>
          Khi chi bộ cần bạn làm gì (nộp bản tự kiểm điểm, bổ sung lý lịch), việc đó hiện ở đây. Muốn chuyển sinh hoạt,
          xin miễn, sửa hồ sơ thì bấm «Gửi một đề nghị» ở đầu trang.
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Hiện không có việc nào chờ bạn."
      action={seesCitizens && <LinkButton to={addresses.citizens()} label="Xem quần chúng, cảm tình Đảng" />}
    >
      <p>Việc mới được mở từ hồ sơ của một đảng viên, từ danh sách quần chúng, hoặc từ trang của tổ chức.</p>
    </EmptyState>
  )
}
