// Opens a case about a member, a person of the pool or an organisation: first which, then its opening step.
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { listLifecycles, openCase } from '#contract/cases.ts'
import { getCitizen } from '#contract/citizens.ts'
import { getMember } from '#contract/members.ts'
import type { OutputOf } from '#contract/operation.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { addresses } from '../../app/addresses.ts'
import { checkInput } from '../../app/check-input.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { type Crumb, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './cases.module.css'
import { inTheWay, isMendedInStep } from './mends.ts'
import { OpenAbout } from './open-about.tsx'
import { Kinds } from './open-kinds.tsx'
import { BlockingReasons } from './reasons.tsx'
import { StepForm } from './step-form.tsx'
import type { Taken } from './step-values.ts'

export type Lifecycle = OutputOf<typeof listLifecycles>['lifecycles'][number]
type Opening = Lifecycle['openings'][number]

export interface About {
  memberId?: string
  citizenId?: string
  organisationId?: string
}

export function OpenCasePage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const about = aboutOf(search)
  const lifecycles = useOperation(listLifecycles, { ...about, provinceCode: tinh })
  const subject = useSubject(about, tinh)
  const lifecycle = lifecycles.data?.lifecycles.find(({ code }) => code === search.get('quyTrinh'))
  const opening =
    lifecycle?.openings.find(({ step }) => step === search.get('buoc')) ??
    (lifecycle?.openings.length === 1 ? lifecycle.openings[0] : undefined)
  const isOpen = Object.keys(about).length === 0 && lifecycle === undefined
  const trail: Crumb[] = [
    ...(subject === null || subject.to === null ? [] : [{ label: subject.name, to: subject.to }]),
    ...(lifecycle === undefined ? [] : [{ label: 'Mở việc mới', to: addresses.openCase(about, { tinh }) }]),
  ]
  return (
    <Page
      // Each choice is a page of its own, whose heading takes the focus.
      key={`${isOpen} ${lifecycle?.code} ${opening?.step}`}
      title={lifecycle === undefined ? 'Mở việc mới' : `Mở việc: ${lifecycle.title}`}
      trail={trail}
      lead={
        <p>
          {lifecycle?.about ?? (isOpen ? 'Chọn việc này về ai; việc của cả tổ chức ở dưới.' : 'Chọn việc cần làm.')}
          {lifecycle !== undefined && subject?.to === null && ` Việc của: ${subject.name}.`}
        </p>
      }
    >
      {isOpen && <OpenAbout tinh={tinh} />}
      {lifecycles.isPending && <Skeleton lines={8} />}
      {lifecycles.error && <ErrorState error={lifecycles.error} onRetry={() => void lifecycles.refetch()} />}
      {lifecycles.data && lifecycle === undefined && !(isOpen && hasNone(lifecycles.data.lifecycles)) && (
        <Kinds kinds={lifecycles.data.lifecycles} about={about} tinh={tinh} back={subject?.to ?? undefined} />
      )}
      {lifecycle !== undefined && opening === undefined && <Openings lifecycle={lifecycle} about={about} tinh={tinh} />}
      {lifecycle !== undefined && opening !== undefined && (
        <OpeningForm
          lifecycle={lifecycle}
          opening={opening}
          about={about}
          tinh={tinh}
          subjectName={subject?.name ?? ''}
          back={addresses.openCase(about, { tinh })}
        />
      )}
    </Page>
  )
}

const hasNone = (lifecycles: readonly Lifecycle[]): boolean =>
  !lifecycles.some(({ openings }) => openings.some(({ mine }) => mine))

function aboutOf(search: URLSearchParams): About {
  const about: About = {}
  for (const name of ['memberId', 'citizenId', 'organisationId'] as const) {
    const value = search.get(name)
    if (value !== null) about[name] = value
  }
  return about
}

/** Whom the case will be about, and their page. */
function useSubject({ memberId, citizenId, organisationId }: About, tinh: string | undefined) {
  const at = (id: string | undefined) => ({ id: id ?? '', provinceCode: tinh })
  const me = useMe()
  const seesMembers = useCan(getMember)
  const member = useOperation(getMember, at(memberId), { when: memberId !== undefined && seesMembers })
  const citizen = useOperation(getCitizen, at(citizenId), { when: citizenId !== undefined })
  const organisation = useOperation(getOrganisation, at(organisationId), { when: organisationId !== undefined })
  // Whoever had to leave opens a case about the own person; the own record is closed.
  if (!seesMembers && memberId !== undefined) return { name: me.displayName, to: addresses.work() }
  // Nobody chosen: it is about the organisation acted for.
  if (memberId === undefined && citizenId === undefined && organisationId === undefined) {
    return me.seat === null ? null : { name: me.seat.organisationName, to: null }
  }
  if (member.data) {
    return { name: member.data.identity.fullName, to: addresses.member(member.data.id, { tinh, muc: 'viec' }) }
  }
  if (citizen.data) return { name: citizen.data.fullName, to: addresses.citizen(citizen.data.id, { tinh }) }
  if (organisation.data) {
    return { name: organisation.data.name, to: addresses.organisation(organisation.data.id, { tinh, muc: 'viec' }) }
  }
  return null
}

function Openings({ lifecycle, about, tinh }: { lifecycle: Lifecycle; about: About; tinh: string | undefined }) {
  return (
    <ul className={classes.choices}>
      {lifecycle.openings
        .filter(({ mine }) => mine)
        .map(({ step, title, about: when }) => (
          <li key={step}>
            <Link to={addresses.openCase({ ...about, quyTrinh: lifecycle.code, buoc: step }, { tinh })}>{title}</Link>
            {when !== undefined && <span className="soft">{when}</span>}
          </li>
        ))}
    </ul>
  )
}

interface OpeningFormProps {
  lifecycle: Lifecycle
  opening: Opening
  about: About
  tinh: string | undefined
  subjectName: string
  back: string
}

function OpeningForm({ about, tinh, subjectName, back, ...asked }: OpeningFormProps) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  // Once it is sent the page stays as it was: the case just opened is no reason against opening it.
  const [sent, setSent] = useState<Pick<OpeningFormProps, 'lifecycle' | 'opening'> | null>(null)
  const { lifecycle, opening } = sent ?? asked
  const open = useCommand(openCase)
  const toInput = (taken: Taken) => ({
    ...about,
    lifecycle: lifecycle.code,
    ...(tinh !== undefined && { provinceCode: tinh }),
    ...taken,
  })
  const subject = about.memberId ?? about.citizenId ?? about.organisationId ?? ''
  // The rules of the day of the step judge it, and not those of today.
  const [day, setDay] = useState(today)
  const asOf = { ...about, provinceCode: tinh, on: day }
  const then = useOperation(listLifecycles, asOf, { when: day < today() && sent === null, fresh: true })
  const judged =
    (day < today() ? then.data?.lifecycles.find(({ code }) => code === lifecycle.code) : undefined)?.openings.find(
      ({ step }) => step === opening.step,
    ) ?? opening
  const blocking = [...(lifecycle.unfit === null ? [] : [lifecycle.unfit]), ...judged.reasons].filter(
    (reason) => !isMendedInStep(reason, opening),
  )
  return (
    <>
      <BlockingReasons
        title="Chưa đủ điều kiện để mở việc này"
        reasons={blocking}
        tinh={tinh}
        mendedBy={(reason) => inTheWay(reason, tinh)}
      />
      <StepForm
        tinh={tinh}
        above={blocking}
        dayChosen={setDay}
        step={judged}
        subjectName={subjectName}
        subjectId={about.memberId ?? null}
        draftKey={`cases.new.${subject}.${lifecycle.code}.${opening.step}`}
        check={(taken) => checkInput(openCase, toInput(taken))}
        send={async (taken) => {
          setSent({ lifecycle, opening })
          const opened = await open.mutateAsync(toInput(taken)).catch((error: unknown) => {
            setSent(null)
            throw error
          })
          navigate(addresses.case(opened.id, { tinh }), { replace: true, state: { taken: true } })
          say({ text: `Đã mở việc «${lifecycle.title}» cho ${subjectName}.` })
        }}
        onCancel={() => navigate(back)}
      />
    </>
  )
}
