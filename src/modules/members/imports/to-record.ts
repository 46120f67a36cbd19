// What a person of a list becomes in the records: names of lists turned into codes, old cards told from new ones, the status.
import type { MemberInput } from '#modules/members/store/columns.ts'
import { earliest } from '#rules/calendar/partial-date.ts'
import {
  educationLevelByName,
  ethnicGroupByName,
  occupationByName,
  professionalLevelByName,
  religionByName,
  theoryLevelByName,
} from '#rules/code-lists/people-lists.ts'
import type { MemberValues } from '#rules/member-list/types.ts'
import type { MemberStatus } from '#rules/members/status-change.ts'
import { wordKey } from '#rules/text/search-key.ts'

export interface ImportedRecord {
  fields: MemberInput & { fullName: string }
  status: Exclude<MemberStatus, 'left'>
}

const orNull = (value: string, max = 250): string | null => (value === '' ? null : value.slice(0, max))
const twelve = (value: string): string | null => (/^\d{12}$/.test(value) ? value : null)

/**
 * The status a row of a list speaks of. A word in the list counts first; an official date means a full member; without one,
 * whoever was admitted within the last two years is on probation (12 months, and the time recognition takes), everybody
 * earlier is a full member whose date the list does not hold.
 */
export function statusOfValues(values: MemberValues, today: string): ImportedRecord['status'] {
  const words = `${wordKey(values.status)} ${wordKey(values.exempt)}`
  const exempt = wordKey(values.exempt)
  if (/\bmien\b/.test(words) || /^(x|co|1)$/.test(exempt)) return 'exempt'
  if (/\bdinh chi\b/.test(words)) return 'suspended'
  if (/\bdu bi\b/.test(words)) return 'probationary'
  if (values.officialOn !== '' || /\bchinh thuc\b/.test(words)) return 'full'
  if (values.admittedOn === '') return 'full'
  const twoYearsAgo = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`
  return earliest(values.admittedOn) > twoYearsAgo ? 'probationary' : 'full'
}

/** The record of a row without problems. Texts a code list does not know stay as a note: nothing is lost silently. */
export function recordOf(values: MemberValues, today: string): ImportedRecord {
  const ethnic = ethnicGroupByName(values.ethnicity)?.code ?? null
  const religion = religionByName(values.religion)?.code ?? null
  const education = educationLevelByName(values.education)?.code ?? null
  const professional = professionalLevelByName(values.professional)?.code ?? null
  const theory = theoryLevelByName(values.politicalTheory)?.code ?? null
  const work = [values.occupation, values.post, values.workplace].filter((text) => text !== '').join(', ')
  const card = twelve(values.cardNo)
  const aside: [string, string][] = [
    ['Dân tộc', ethnic === null ? values.ethnicity : ''],
    ['Tôn giáo', religion === null ? values.religion : ''],
    ['Trình độ giáo dục phổ thông', education === null ? values.education : ''],
    ['Lý luận chính trị', theory === null ? values.politicalTheory : ''],
    ['Huy hiệu Đảng', values.badgeNo],
    ['Nơi cấp thẻ', values.cardIssuedBy],
    ['Tổ đảng', values.partyGroup],
  ]
  const notes = [values.note, ...aside.filter(([, text]) => text !== '').map(([name, text]) => `${name}: ${text}`)]
  return {
    status: statusOfValues(values, today),
    fields: {
      fullName: values.fullName,
      otherName: orNull(values.otherName === '' ? values.birthName : values.otherName, 120),
      gender: values.gender === '' ? null : values.gender,
      birthDate: orNull(values.birthDate),
      ethnicityCode: ethnic,
      religionCode: religion,
      birthPlace: orNull(values.birthPlace),
      hometown: orNull(values.hometown),
      residence: orNull(values.residence),
      phone: orNull(values.phone, 20),
      email: orNull(values.email, 120),
      personalNo: twelve(values.personalId),
      cardNo: card,
      formerCardNo: orNull(values.oldCardNo === '' && card === null ? values.cardNo : values.oldCardNo, 30),
      cardIssuedOn: orNull(values.cardIssuedOn),
      fileNo: orNull(values.fileNo, 30),
      decisionOn: orNull(values.decisionOn),
      admittedOn: orNull(values.admittedOn),
      officialOn: orNull(values.officialOn),
      occupationCode: occupationByName(values.occupation)?.code ?? null,
      occupation: orNull(work),
      youthUnionOn: orNull(values.youthUnionOn),
      educationCode: education,
      professionalCode: professional,
      professionalField: professional === null ? orNull(values.professional) : null,
      theoryCode: theory,
      foreignLanguages: orNull(values.language),
      note: orNull(notes.filter((text) => text !== '').join('; '), 1000),
    },
  }
}
