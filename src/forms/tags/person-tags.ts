// Tags about the person concerned: the fields of the record, codes written by their names.
import {
  academicTitles,
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '#rules/code-lists/people-lists.ts'
import { clean } from '../blanks.ts'
import type { FormPerson } from '../form-data.ts'
import { dates, long, type Read, type Tag, text } from './tag.ts'

type Field = keyof FormPerson
const field =
  (name: Field): Read =>
  ({ data }) =>
    data.person?.[name]

const coded =
  (name: Field, list: { byCode: (code: string) => { name: string } | undefined }): Read =>
  ({ data }) => {
    const code = data.person?.[name]
    return typeof code === 'string' ? list.byCode(code)?.name : undefined
  }

/** What a person typed goes before the name of the code. */
const either =
  (first: Read, second: Read): Read =>
  (context) =>
    first(context) ?? second(context)

const joined =
  (...reads: readonly Read[]): Read =>
  (context) =>
    reads
      .map((read) => clean(read(context)))
      .filter((part) => part !== undefined)
      .join(', ')

const gender: Read = ({ data }) => {
  const value = data.person?.gender
  return value === 'male' ? 'Nam' : value === 'female' ? 'Nữ' : undefined
}

export const personTags: readonly Tag[] = [
  long('họ tên', field('fullName')),
  text('tên gọi khác', field('otherName')),
  text('giới tính', gender, '………'),
  ...dates('ngày sinh', field('birthDate')),
  long('nơi sinh', field('birthPlace')),
  long('quê quán', field('hometown')),
  long('nơi cư trú', either(field('residence'), field('permanentResidence'))),
  long('thường trú', either(field('permanentResidence'), field('residence'))),
  long('tạm trú', field('temporaryResidence')),
  text('điện thoại', field('phone')),
  text('thư điện tử', field('email')),
  text('dân tộc', coded('ethnicityCode', ethnicGroups), '………'),
  text('tôn giáo', coded('religionCode', religions), '………'),
  text('số định danh', field('personalNo')),
  text('số thẻ đảng viên', field('cardNo')),
  text('số thẻ cũ', field('formerCardNo')),
  ...dates('ngày cấp thẻ', field('cardIssuedOn')),
  text('nơi cấp thẻ', field('cardIssuedBy')),
  text('số lý lịch', field('fileNo')),
  text('số danh sách', field('listNo'), '……'),
  ...dates('ngày quyết định kết nạp', field('decisionOn')),
  ...dates('ngày vào đảng', field('admittedOn')),
  long('nơi vào đảng', field('admittedAt')),
  ...dates('ngày chính thức', field('officialOn')),
  long('nơi công nhận chính thức', field('officialAt')),
  long(
    'những người giới thiệu',
    either(field('introducers'), ({ data }) => {
      const names = (data.introducers ?? []).flatMap((i) => clean(i.fullName) ?? [])
      return names.length === 0 ? undefined : names.join(', ')
    }),
  ),
  text('tuổi đảng', field('partyAgeYears'), '……'),
  ...dates('miễn sinh hoạt từ', field('exemptFrom')),
  ...dates('miễn sinh hoạt đến', field('exemptTo')),
  text('thành phần gia đình', field('familyClass')),
  long('nghề nghiệp', either(field('occupation'), coded('occupationCode', occupations))),
  text('nghề nghiệp trước đây', field('formerOccupation')),
  text('chức vụ', field('post')),
  text('chức vụ trong đảng', field('partyPost')),
  long('đơn vị công tác', field('workplace')),
  ...dates('ngày tuyển dụng', field('recruitedOn')),
  long('nơi tuyển dụng', field('recruitedBy')),
  ...dates('ngày vào đoàn', field('youthUnionOn')),
  long('nơi vào đoàn', field('youthUnionAt')),
  long('tổ chức xã hội khác', field('socialOrganisations')),
  ...dates('ngày nhập ngũ', field('enlistedOn')),
  ...dates('ngày xuất ngũ', field('dischargedOn')),
  text('quân hàm', field('militaryRank')),
  text('giáo dục phổ thông', coded('educationCode', educationLevels)),
  long('chuyên môn nghiệp vụ', joined(coded('professionalCode', professionalLevels), field('professionalField'))),
  text('học hàm', coded('academicTitle', academicTitles)),
  text('học vị', field('degree')),
  text('lý luận chính trị', coded('theoryCode', theoryLevels)),
  long('khoa học công nghệ, chuyển đổi số', field('digitalSkills')),
  text('ngoại ngữ', field('foreignLanguages')),
  text('tin học', field('informatics')),
  text('tiếng dân tộc thiểu số', field('minorityLanguages')),
  text('sức khỏe', field('health')),
  text('thương binh loại', field('invalidity')),
  text('gia đình có công', field('meritFamily')),
  text('huy hiệu đảng', field('badges')),
  text('danh hiệu', field('titles')),
  long('ghi chú', field('note')),
]
