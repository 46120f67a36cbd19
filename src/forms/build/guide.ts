// The page of the manual for whoever changes a template: how, and every tag there is. Written from the code, checked by a test.
import { namedForms } from '#rules/code-lists/named-forms.ts'
import { fileStem, isPrintCode, printTitle } from '../print-code.ts'
import type { Generic } from '../specs.ts'
import { caseTags } from '../tags/case-tags.ts'
import { listSections, memberOnlyTags } from '../tags/lists.ts'
import { paperTags } from '../tags/paper-tags.ts'
import { personTags } from '../tags/person-tags.ts'
import type { Section } from '../tags/section.ts'
import { sections } from '../tags/sections.ts'
import type { Tag } from '../tags/tag.ts'
import { voteTags } from '../tags/vote-tags.ts'
import { layouts } from './layouts.ts'

const HEAD = `# Sửa mẫu biểu in ra Word

Phần mềm in giấy tờ từ các tệp Word trong thư mục \`templates\` đi kèm. Cơ quan có thể dùng mẫu của mình mà không phải sửa phần mềm.

## Thay một mẫu

1. Chép tệp mẫu cần sửa (bảng ở cuối trang) từ thư mục \`templates\` của phần mềm sang thư mục \`templates\` trong thư mục dữ liệu; tạo thư mục này nếu chưa có.
2. Mở bằng Word và sửa: chữ, cỡ chữ, bảng, thứ tự. Giữ nguyên tên tệp, lưu lại dạng \`.docx\`.
3. In thử. Mẫu trong thư mục dữ liệu được dùng ngay, không phải khởi động lại. Xóa tệp đó đi là trở lại mẫu đi kèm.

Muốn có mẫu riêng cho loại giấy tờ đang dùng mẫu chung: chép mẫu chung rồi đặt tên theo mã giấy tờ.

## Dòng đầu, địa danh, cách ghi số của từng cơ quan

Mẫu dùng chung cho cả máy chủ; dòng đầu văn bản thì mỗi cơ quan đặt riêng, không phải sửa mẫu. Mở trang tổ chức, mục **Thể thức văn bản**:

- **Giấy tờ của tổ chức này**: dòng tên cấp trên, tên cơ quan ban hành, địa danh, cách ghi số (\`{số}-{loại}/ĐU\`), chức vụ người ký.
- **Giấy tờ của các chi bộ trực thuộc**: cũng những mục đó, trừ tên cơ quan ban hành. Chi bộ dùng giá trị của chính mình, rồi của cấp trên gần nhất đã đặt chung.

Để trống mục nào thì mục đó in theo danh bạ tổ chức. Văn phòng và ban tổ chức đặt trong phạm vi của mình, bí thư đặt cho tổ chức mình; mỗi lần đặt được ghi vào lịch sử. Tờ trình của cơ quan giúp việc (01-TTr, 02-TTr) và giấy của cá nhân, đoàn thể không dùng các giá trị này, trừ địa danh của tờ trình.

## Viết thẻ trong mẫu

- \`{họ tên}\` được thay bằng nội dung trong hồ sơ. Thẻ viết HOA thì nội dung in HOA: \`{HỌ TÊN}\`.
- Hồ sơ chưa có thì in dòng chấm; trong sổ và danh sách thì để trống ô.
- Thẻ ngày có hai cách in: \`{ngày sinh}\` là «ngày 05 tháng 3 năm 1999», \`{ngày sinh ngắn}\` là «05/03/1999».
- \`{số thẻ đảng viên + số lý lịch}\` in những nội dung đã có, mỗi nội dung một dòng.
- Số trong biểu quyết có thể viết bằng chữ: \`{số tán thành bằng chữ}\`.
- Phần lặp lại hoặc có thể vắng mặt đặt giữa hai thẻ: \`{#nơi nhận}\` … \`{/nơi nhận}\`. Trong bảng, thẻ mở đặt ở ô đầu và thẻ đóng ở ô cuối của dòng cần lặp.
- Phần «ô 1» đến «ô 10» là các ô của giấy giới thiệu; «ô 1 bỏ qua» hiện ra khi không có cấp đó.

Thẻ viết sai tên, thiếu dấu đóng, tệp có macro, tệp lớn hơn 5 MB: phần mềm nói rõ chỗ sai và không in, không lẳng lặng bỏ qua.
`

const listed = (tags: readonly Tag[]): string =>
  braced(tags.map((tag) => tag.name).filter((name) => !/ (ngắn|bằng chữ)$/.test(name)))

/** Said of the generic templates. */
const GENERIC: Readonly<Record<Generic, string>> = {
  resolution: 'Mọi nghị quyết khác',
  decision: 'Mọi quyết định khác',
  letter: 'Mọi công văn khác',
  minutes: 'Mọi biên bản khác',
  statement: 'Mọi đơn, bản tự viết khác',
  list: 'Mọi danh sách, sổ khác',
  paper: 'Mọi giấy tờ khác',
}

const braced = (names: readonly string[]): string => names.map((name) => `\`{${name}}\``).join(', ')

/** What a part's lines know; a line of members knows every tag of a person too. */
const inside = ({ name, tags }: Section): string =>
  name === 'danh sách đảng viên' || name === 'từng đảng viên'
    ? `mọi thẻ của người, ${braced(['số thứ tự', ...memberOnlyTags])}`
    : braced(tags)

/** The whole page. */
export function templateGuide(): string {
  const groups: readonly (readonly [string, readonly Tag[]])[] = [
    ['Văn bản và tổ chức', paperTags],
    ['Người', personTags],
    ['Họp và biểu quyết', voteTags],
    ['Vụ việc', caseTags],
  ]
  const parts = [...sections, ...listSections.filter((s) => !/^ô ([2-9]|10)/.test(s.name))]
  return [
    HEAD,
    '## Các thẻ\n',
    ...groups.map(([title, tags]) => `**${title}.** ${listed(tags)}.\n`),
    '## Các phần\n',
    '| Phần | Thẻ chỉ dùng bên trong |',
    '|---|---|',
    ...parts.map((section) => `| \`{#${section.name}}\` | ${inside(section)} |`),
    '\n## Tệp của từng giấy tờ\n',
    '| Mã | Giấy tờ | Tệp |',
    '|---|---|---|',
    ...layouts.flatMap(({ name }) =>
      isPrintCode(name) ? [`| ${name} | ${printTitle(name)} | \`${fileStem(name)}.docx\` |`] : [],
    ),
    ...Object.entries(GENERIC).map(([kind, title]) => `| | ${title} | \`generic-${kind}.docx\` |`),
    '\n## Mã mẫu không có tệp riêng\n',
    '| Mã | In bằng | Vì sao |',
    '|---|---|---|',
    ...namedForms.flatMap(({ code, as = 'chưa in được', reason }) =>
      reason === undefined ? [] : [`| ${code} | ${as} | ${reason} |`],
    ),
    '',
  ].join('\n')
}
