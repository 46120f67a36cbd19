// The start page of the post acted in: its figures with the lists behind them, what is missing, and the next steps.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { startImport } from '#contract/imports.ts'
import { getFigures, listMembers, listPosts, registerMember } from '#contract/members.ts'
import { foundOrganisation, getOrganisation, type Organisation } from '#contract/organisations.ts'
import { daysBetween } from '#rules/calendar/dates.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { type Me, useCan, useMe } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { KeyFigures } from '../organisations/key-figures.tsx'
import classes from './figure-bars.module.css'
import { FigureBars, rowsOf } from './figure-bars.tsx'

/** A term is spoken of from this many days before it ends. */
const TERM_NOTICE_DAYS = 180

export function OverviewPage() {
  const me = useMe()
  if (me.seat === null) {
    return (
      <Page title={`Xin chào ${me.displayName}`}>
        <EmptyState title="Tài khoản này hôm nay chưa giữ chức vụ nào.">
          <p>Nhờ bí thư hoặc văn phòng cấp ủy giao chức vụ làm việc, rồi tải lại trang này.</p>
        </EmptyState>
      </Page>
    )
  }
  if (me.seat.role === 'member') return <MemberStart me={me} />
  return <SeatStart seat={me.seat} />
}

function MemberStart({ me }: { me: Me }) {
  return (
    <Page title={`Xin chào ${me.displayName}`} lead={<p>{me.seat?.organisationName}</p>}>
      {me.memberId === null ? (
        <EmptyState title="Tài khoản này chưa được nối với hồ sơ đảng viên.">
          <p>Nhờ bí thư chi bộ nối tài khoản với hồ sơ của bạn.</p>
        </EmptyState>
      ) : (
        <Notice title="Hồ sơ của bạn">
          <p>Xem những gì chi bộ đang ghi về bạn. Thấy chỗ sai thì báo bí thư chi bộ.</p>
          <div>
            <LinkButton kind="main" to={addresses.member(me.memberId)} label="Xem hồ sơ của tôi" />
          </div>
        </Notice>
      )}
    </Page>
  )
}

function SeatStart({ seat }: { seat: NonNullable<Me['seat']> }) {
  const may = useCan(getOrganisation)
  const seesMembers = useCan(listMembers)
  const id = seat.organisationId
  const organisation = useOperation(getOrganisation, { id }, { when: may })
  return (
    <Page title={seat.organisationName} lead={<p>Tổng quan ngày {showDate(today())}</p>}>
      {may && organisation.isPending && <Skeleton lines={6} />}
      {organisation.error && <ErrorState error={organisation.error} onRetry={() => void organisation.refetch()} />}
      {seesMembers ? (
        <Members organisationId={id}>{organisation.data && <Needs organisation={organisation.data} />}</Members>
      ) : (
        organisation.data && <Needs organisation={organisation.data} />
      )}
      {organisation.data && <Below organisation={organisation.data} />}
    </Page>
  )
}

/** `children` stand between the figures and the charts: what asks for attention is seen before what is only told. */
function Members({ organisationId, children }: { organisationId: string; children: ReactNode }) {
  const mayRegister = useCan(registerMember)
  const mayImport = useCan(startImport)
  const figures = useOperation(getFigures, { organisationId })
  if (figures.data?.figures.total === 0) {
    return (
      <>
        <EmptyState
          title="Chưa có đảng viên nào."
          action={
            <div className="row">
              {mayImport && (
                <LinkButton
                  kind="main"
                  to={addresses.startImport({ organisationId })}
                  label="Nhập danh sách đảng viên"
                />
              )}
              {mayRegister && <LinkButton to={addresses.registerMember(organisationId)} label="Nhập hồ sơ đảng viên" />}
            </div>
          }
        >
          <p>Bước tiếp theo: nhập cả danh sách bằng Excel, hoặc nhập hồ sơ của từng đảng viên đang sinh hoạt.</p>
        </EmptyState>
        {children}
      </>
    )
  }
  const values = figures.data?.figures
  const total = values?.total ?? 0
  const share = (count: number) => `${Math.round((count / total) * 100)}%`
  const old = (values?.['age.56-60'] ?? 0) + (values?.['age.over-60'] ?? 0)
  const honoured = rowsOf('party-age', values ?? {}).filter(({ key }) => !/under|unknown/.test(key))
  const veterans = honoured.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <section aria-label="Con số về đảng viên">
        <KeyFigures organisationId={organisationId} />
      </section>
      {children}
      {values !== undefined && total > 0 && (
        <div className={classes.pair}>
          <FigureBars
            group="age"
            values={values}
            organisationId={organisationId}
            sentence={`${showNumber(old)} đảng viên (${share(old)}) từ 56 tuổi trở lên.`}
          />
          <FigureBars
            group="party-age"
            values={values}
            organisationId={organisationId}
            sentence={`${showNumber(veterans)} đảng viên (${share(veterans)}) có từ 30 năm tuổi đảng.`}
          />
        </div>
      )}
    </>
  )
}

/** Posts that nobody holds and a term that is missing or runs out. */
function Needs({ organisation }: { organisation: Organisation }) {
  const may = useCan(listPosts)
  const posts = useOperation(listPosts, { organisationId: organisation.id }, { when: may })
  const { currentTerm } = organisation
  const left = currentTerm === null ? null : daysBetween(today(), currentTerm.endsOn)
  const vacancies = posts.data?.vacancies ?? []
  const page = (muc: string) => addresses.organisation(organisation.id, { muc })
  const ends = left !== null && left <= TERM_NOTICE_DAYS
  if (vacancies.length === 0 && !ends) return null
  return (
    <Panel title="Cần chú ý">
      <div className="stack">
        {vacancies.map((vacancy) => (
          <Notice key={vacancy.postCode} tone="honour" title={`Chưa có ${vacancy.postName.toLowerCase()}`}>
            <p>{vacancy.reason}</p>
            <div>
              <LinkButton to={page('chuc-vu')} label="Ghi người giữ chức vụ" />
            </div>
          </Notice>
        ))}
        {ends && currentTerm !== null && (
          <Notice tone="honour" title={`${currentTerm.name} kết thúc ngày ${showDate(currentTerm.endsOn)}`}>
            <p>Còn {showNumber(left)} ngày. Chuẩn bị đại hội, rồi ghi nhiệm kỳ mới.</p>
            <div>
              <LinkButton to={page('nhiem-ky')} label="Xem nhiệm kỳ" />
            </div>
          </Notice>
        )}
      </div>
    </Panel>
  )
}

function Below({ organisation }: { organisation: Organisation }) {
  const { children } = organisation
  const mayFound = organisation.allowed.includes(foundOrganisation.name)
  if (children.length === 0) {
    if (!mayFound) return null
    return (
      <EmptyState
        title="Chưa có tổ chức trực thuộc."
        action={<LinkButton to={addresses.foundOrganisation(organisation.id)} label="Thành lập tổ chức trực thuộc" />}
      />
    )
  }
  return (
    <Panel title="Tổ chức trực thuộc">
      <ul className="stack-tight">
        {children.map(({ typeCode, typeName, count }) => (
          <li key={typeCode}>
            <Link to={addresses.organisation(organisation.id, { muc: 'truc-thuoc' })}>
              {showNumber(count)} {typeName.toLowerCase()}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
