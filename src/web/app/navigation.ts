// Owns what the navigation offers, by what the post acted in may do; nothing that is not there yet is shown.
import {
  IconAddressBook,
  IconArrowsSplit2,
  IconAward,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconCash,
  IconChartBar,
  IconChecklist,
  IconDots,
  IconFileImport,
  IconFileText,
  IconFolders,
  IconHome,
  IconListCheck,
  IconListSearch,
  IconMedal,
  IconMessageQuestion,
  IconNotebook,
  IconReport,
  IconRoute,
  IconScale,
  IconTargetArrow,
  IconUser,
  IconUserCircle,
  IconUserHeart,
  IconUserShield,
  IconUsers,
  IconZoomCheck,
} from '@tabler/icons-react'
import { listWork } from '#contract/cases.ts'
import { listCitizens } from '#contract/citizens.ts'
import { listCommendations } from '#contract/commendations.ts'
import { getCommitment } from '#contract/commitments.ts'
import { listDocuments } from '#contract/documents.ts'
import { listDossiers } from '#contract/dossiers.ts'
import { getMonth } from '#contract/dues.ts'
import { listMyEvaluations } from '#contract/evaluations.ts'
import { listAccounts } from '#contract/identity.ts'
import { listImports } from '#contract/imports.ts'
import { listInspectionsOfSubject, listProgrammes } from '#contract/inspections.ts'
import { getCalendar } from '#contract/meeting-calendar.ts'
import { listMembers } from '#contract/members.ts'
import { findOrganisations, getOrganisation } from '#contract/organisations.ts'
import { listMyPetitions } from '#contract/petitions.ts'
import { listPlans } from '#contract/plans.ts'
import { listRegister } from '#contract/registers.ts'
import { listReorganisations } from '#contract/reorganisations.ts'
import { getReportCalendar } from '#contract/report-papers.ts'
import { getTable } from '#contract/reports.ts'
import { listMyReviews } from '#contract/reviews.ts'
import { listParameters } from '#contract/rulebook.ts'
import { listMyTasks } from '#contract/tasks.ts'
import type { Icon } from '../ui/button.tsx'
import { addresses } from './addresses.ts'
import type { Me } from './session.tsx'

export interface Place {
  label: string
  to: string
  icon: Icon
  /** Stands in the bottom bar of a phone; the others are behind "Thêm". */
  first: boolean
  /** Belongs under the place before it. */
  inside?: boolean
}

export const MORE: Place = { label: 'Thêm', to: addresses.more, icon: IconDots, first: true }

/** Where one is in the bar of a phone, which does not have every place: at the place around it, or behind "Thêm". */
export function placeInBar(places: readonly Place[], current: string): string {
  const at = places.findIndex(({ to }) => to === current)
  const around = places.slice(0, at + 1).findLast(({ inside, first }) => first || inside !== true)
  return at < 0 || around?.first ? (around?.to ?? current) : MORE.to
}

export function placesFor(me: Me): Place[] {
  const can = (name: string) => me.can.includes(name)
  const isMember = me.seat?.role === 'member'
  const hasWork = can(listWork.name)
  // Whoever had to leave sees the own cases and the own account.
  if (me.seat?.role === 'concerned') {
    return [
      { label: 'Việc của tôi', to: addresses.work(), icon: IconListCheck, first: true },
      { label: 'Tài khoản của tôi', to: addresses.account, icon: IconUserCircle, first: true },
    ]
  }
  const places: (Place | false | null)[] = [
    hasWork && { label: 'Việc cần làm', to: addresses.work(), icon: IconListCheck, first: true },
    can(listMyTasks.name) && { label: 'Nhiệm vụ', to: addresses.tasks(), icon: IconChecklist, first: isMember },
    can(getCommitment.name) && {
      label: 'Tu dưỡng, rèn luyện',
      to: addresses.commitments(),
      icon: IconTargetArrow,
      first: false,
      inside: true,
    },
    can(listMyEvaluations.name) && {
      label: 'Đánh giá',
      to: addresses.evaluations(),
      icon: IconAward,
      first: false,
      inside: true,
    },
    can(listMyPetitions.name) && {
      label: 'Kiến nghị',
      to: addresses.petitions(),
      icon: IconMessageQuestion,
      first: false,
      inside: true,
    },
    can(listMyReviews.name) && {
      label: 'Rà soát',
      to: addresses.reviews(),
      icon: IconListSearch,
      first: false,
      inside: true,
    },
    (can(listInspectionsOfSubject.name) || can(listProgrammes.name)) && {
      label: 'Kiểm tra, giám sát',
      to: addresses.inspections(),
      icon: IconZoomCheck,
      first: false,
      inside: true,
    },
    can(listCommendations.name) && {
      label: 'Biểu dương',
      to: addresses.commendations(),
      icon: IconMedal,
      first: false,
      inside: true,
    },
    { label: 'Tổng quan', to: addresses.overview, icon: IconHome, first: !hasWork },
    me.memberId !== null && {
      label: 'Hồ sơ của tôi',
      to: addresses.member(me.memberId),
      icon: IconUser,
      first: isMember,
    },
    !isMember && can(listMembers.name) && { label: 'Đảng viên', to: addresses.members(), icon: IconUsers, first: true },
    can(listImports.name) && {
      label: 'Nhập danh sách',
      to: addresses.imports,
      icon: IconFileImport,
      first: false,
      inside: true,
    },
    can(listRegister.name) && {
      label: 'Sổ đảng viên',
      to: addresses.registers(),
      icon: IconNotebook,
      first: false,
      inside: true,
    },
    can(listDossiers.name) && {
      label: 'Hồ sơ giấy',
      to: addresses.dossiers(),
      icon: IconFolders,
      first: false,
      inside: true,
    },
    can(listCitizens.name) && {
      label: 'Quần chúng',
      to: addresses.citizens(),
      icon: IconUserHeart,
      first: false,
      inside: true,
    },
    can(getCalendar.name) && {
      label: 'Sinh hoạt',
      to: addresses.meetings(),
      icon: IconCalendarEvent,
      first: true,
    },
    can(listDocuments.name) && {
      label: 'Văn bản',
      to: addresses.documents(),
      icon: IconFileText,
      first: false,
    },
    can(listPlans.name) && {
      label: 'Kế hoạch – báo cáo',
      to: addresses.plans(),
      icon: IconRoute,
      first: true,
    },
    can(getReportCalendar.name) && {
      label: 'Báo cáo',
      to: addresses.reports(),
      icon: IconReport,
      first: false,
      inside: true,
    },
    can(getMonth.name) && { label: 'Đảng phí', to: addresses.dues(), icon: IconCash, first: false },
    me.memberId !== null && { label: 'Đảng phí của tôi', to: addresses.ownDues, icon: IconCash, first: false },
    can(getOrganisation.name) && {
      label: 'Tổ chức',
      to: addresses.organisations,
      icon: IconBuildingCommunity,
      first: !can(getCalendar.name),
    },
    can(listReorganisations.name) && {
      label: 'Sắp xếp tổ chức',
      to: addresses.reorganisations(),
      icon: IconArrowsSplit2,
      first: false,
      inside: true,
    },
    can(getTable.name) && {
      label: 'Thống kê',
      to: addresses.statistics(),
      icon: IconChartBar,
      first: !can(listPlans.name),
    },
    can(findOrganisations.name) && {
      label: 'Danh bạ tổ chức',
      to: addresses.directory,
      icon: IconAddressBook,
      first: false,
    },
    can(listParameters.name) && {
      label: 'Sổ quy định',
      to: addresses.rulebook(),
      icon: IconScale,
      first: false,
    },
    can(listAccounts.name) && {
      label: 'Quản lý tài khoản',
      to: addresses.accounts,
      icon: IconUserShield,
      first: false,
    },
    { label: 'Tài khoản của tôi', to: addresses.account, icon: IconUserCircle, first: false },
  ]
  return places.filter((place): place is Place => place !== false && place !== null)
}
