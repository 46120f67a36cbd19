// Tags about the paper itself: letterhead, number, place and date, addressee, signature, organisations by their level.
import { branchAlone, type Level } from '#rules/lifecycle/levels.ts'
import { clean, isBlank, MEDIUM } from '../blanks.ts'
import type { FormData, FormSigner } from '../form-data.ts'
import {
  actualLevel,
  authorityLine,
  bodyAt,
  committeeAt,
  letterhead,
  nameAt,
  numberLine,
  officeOf,
} from '../organisation-names.ts'
import { printTitle } from '../print-code.ts'
import { dates, type PaperContext, type Read, type Tag, text } from './tag.ts'

const known = (value: string): string | undefined => (isBlank(value) ? undefined : value)

function signer({ spec, data }: PaperContext): FormSigner | undefined {
  const issuer = data.issuer ?? spec.issuer
  if (issuer === 'person' || issuer === 'outside') return undefined
  return data.signers?.[issuer] ?? data.signers?.[actualLevel(issuer, data.organisations ?? {})]
}

/** Where there is no committee between a grassroots organisation and the province (three levels), the province is its direct superior. */
function standing(level: Level, { organisations = {} }: Pick<FormData, 'organisations'>): Level {
  if (!level.endsWith('superior') || nameAt(level, organisations) !== undefined) return level
  return level === 'superior' ? 'province' : 'receiving-province'
}
const upTo = (level: Level, organisations: NonNullable<FormData['organisations']>): string | undefined =>
  bodyAt(standing(level, { organisations }), organisations)

/** A branch that is the grassroots organisation itself is written to in place of a committee; what it writes goes to the one above it. */
function inPlaceOfCommittee(level: Level, names: NonNullable<FormData['organisations']>, own: string) {
  const alone = branchAlone(level, names)
  const branch = alone === undefined ? undefined : bodyAt(alone, names)
  return branch === own ? aboveAlone(level, names) : branch
}

/** The committee above a branch that is the grassroots organisation itself; undefined where it is none. */
function aboveAlone(level: Level, names: NonNullable<FormData['organisations']>): string | undefined {
  if (branchAlone(level, names) === undefined) return undefined
  return upTo(level === 'grassroots' ? 'superior' : 'receiving-superior', names)
}

const addressee: Read = ({ spec, data }) => {
  const given = clean(data.addressee)
  if (given !== undefined || spec.addressee === null) return given
  const names = data.organisations ?? {}
  return upTo(spec.addressee, names) ?? inPlaceOfCommittee(spec.addressee, names, letterhead(spec, data).issuing)
}

/** The two notices of a transfer: to the receiving superior and to the committee that receives (TRF-18), not to who writes them. */
const notified: Read = ({ spec, data }) => {
  const names = data.organisations ?? {}
  const own = letterhead(spec, data).issuing
  const bodies = [upTo('receiving-superior', names), bodyAt('receiving-grassroots', names)]
  const told = [...new Set(bodies.filter((body) => body !== undefined && body !== own))]
  return told.length === 0 ? undefined : told.join('; ')
}

/** Tag of the organisation at a level, and of the body that acts for it. */
const LEVELS: readonly (readonly [Level, string, string])[] = [
  ['branch', 'chi bộ', 'chi ủy'],
  ['intermediate', 'đảng bộ bộ phận', 'đảng ủy bộ phận'],
  ['grassroots', 'đảng bộ cơ sở', 'đảng ủy cơ sở'],
  ['superior', 'đảng bộ cấp trên', 'cấp ủy cấp trên'],
  ['province', 'đảng bộ tỉnh', 'tỉnh ủy'],
  ['deciding', 'tổ chức có thẩm quyền', 'cấp ủy có thẩm quyền'],
  ['receiving-branch', 'chi bộ nơi đến', 'chi ủy nơi đến'],
  ['receiving-intermediate', 'đảng bộ bộ phận nơi đến', 'đảng ủy bộ phận nơi đến'],
  ['receiving-grassroots', 'đảng bộ cơ sở nơi đến', 'đảng ủy cơ sở nơi đến'],
  ['receiving-superior', 'đảng bộ cấp trên nơi đến', 'cấp ủy cấp trên nơi đến'],
  ['receiving-province', 'đảng bộ tỉnh nơi đến', 'tỉnh ủy nơi đến'],
  ['residence-branch', 'chi bộ nơi cư trú', 'chi ủy nơi cư trú'],
  ['residence-grassroots', 'đảng bộ nơi cư trú', 'đảng ủy nơi cư trú'],
]

/** Without a name the kind of organisation stays: «Đảng ủy …………». */
const kindAndDots = (tag: string): string => {
  const kind = tag.split(' ').slice(0, 2).join(' ')
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${MEDIUM}`
}

/** A branch that is the grassroots organisation itself is named in its place too. */
const organisationAt = (level: Level, { organisations = {} }: FormData): string | undefined => {
  const alone = branchAlone(level, organisations)
  return nameAt(alone ?? standing(level, { organisations }), organisations)
}

const organisationTags = LEVELS.flatMap(([level, organisation, body]): Tag[] => [
  text(organisation, ({ data }) => organisationAt(level, data), kindAndDots(organisation)),
  text(
    body,
    ({ data: { organisations = {} } }) =>
      committeeAt(standing(level, { organisations }), organisations) ?? aboveAlone(level, organisations),
    kindAndDots(body),
  ),
])

export const paperTags: readonly Tag[] = [
  text('tên biểu mẫu', ({ code }) => printTitle(code)),
  text('mã mẫu', ({ code }) => code),
  text('tên tổ chức cấp trên', ({ spec, data }) => known(letterhead(spec, data).superior)),
  text('tên tổ chức ban hành', ({ spec, data }) => known(letterhead(spec, data).issuing)),
  {
    name: 'số văn bản',
    // Even without a number the line says type and body.
    blank: MEDIUM,
    read: ({ own, spec, data }) => numberLine(clean(own?.no) ?? clean(data.number), spec, data),
  },
  text('địa danh', ({ spec, data }) => clean(data.place) ?? officeOf(spec, data).place, '………'),
  ...dates('ngày văn bản', ({ own, data }) => own?.on ?? data.on),
  text('nơi gửi đến', addressee),
  text('nơi nhận phiếu báo', notified),
  text('thẩm quyền ký', (c) => clean(signer(c)?.authority) ?? known(authorityLine(c.spec, c.data)), ''),
  text('chức vụ người ký', (c) => clean(signer(c)?.post) ?? officeOf(c.spec, c.data).signerPost),
  text('người ký', (c) => signer(c)?.name),
  ...organisationTags,
]
