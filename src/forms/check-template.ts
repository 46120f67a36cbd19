// Looks through a template that an office has changed, and says in Vietnamese what is wrong with it.
import PizZip from 'pizzip'
import { isSection, isTag } from './tags/all.ts'
import { type Placeholder, tagsOf } from './word-template.ts'

/** A template of an office that cannot be used: whoever put it there can mend it. `problems` are sentences. */
export class TemplateError extends Error {
  readonly file: string
  readonly problems: readonly string[]
  constructor(file: string, problems: readonly string[]) {
    super(`Mẫu ${file} chưa dùng được. ${problems.join(' ')}`)
    this.file = file
    this.problems = problems
  }
}

interface EngineError {
  properties?: { id?: string; xtag?: string; errors?: readonly EngineError[] }
}

const SAID: Readonly<Record<string, string>> = {
  unclosed_tag: 'Thiếu dấu } sau',
  unopened_tag: 'Thiếu dấu { trước',
  duplicate_open_tag: 'Thừa dấu { ở',
  duplicate_close_tag: 'Thừa dấu } ở',
  unclosed_loop: 'Phần chưa đóng:',
  unopened_loop: 'Phần chưa mở mà đã đóng:',
  closing_tag_does_not_match_opening_tag: 'Thẻ đóng không khớp thẻ mở:',
  unbalanced_loop_tags: 'Thẻ mở và thẻ đóng không cùng một dòng hoặc một bảng:',
  loop_position_invalid: 'Phần lặp đặt sai chỗ:',
}

function sentences(error: unknown): string[] {
  const properties = (error as EngineError).properties
  const inner = properties?.errors
  if (inner !== undefined && inner.length > 0) return inner.flatMap(sentences)
  const said = SAID[properties?.id ?? '']
  if (said === undefined) return ['Tệp không phải tệp Word đọc được.']
  return [properties?.xtag === undefined ? `${said} (không rõ chỗ).` : `${said} «${properties.xtag}».`]
}

function unknown(tags: readonly Placeholder[], around: readonly string[]): string[] {
  return tags.flatMap((tag) => {
    if (tag.module === 'loop') {
      const own = isSection(tag.value) ? [] : [`Không có phần nào tên «${tag.value}».`]
      const inside = (tag.subparsed ?? []).filter((part) => part.type === 'placeholder')
      return [...own, ...unknown(inside, [...around, tag.value])]
    }
    if (tag.module !== undefined && tag.module !== '') return [`Thẻ «${tag.value}» có dấu lạ ở đầu.`]
    return isTag(tag.value, around) ? [] : [`Không có mục nào tên «${tag.value}».`]
  })
}

/** What is wrong with the template, each a sentence; nothing when it may be used. Never throws. */
export function checkTemplate(bytes: Uint8Array): string[] {
  try {
    const names = Object.keys(new PizZip(bytes).files)
    if (!names.includes('word/document.xml')) return ['Tệp không phải tệp Word (.docx).']
    if (names.some((name) => name.endsWith('vbaProject.bin')))
      return ['Tệp có chứa macro; hãy lưu lại thành tệp .docx không macro.']
    return [...new Set(unknown(tagsOf(bytes), []))]
  } catch (error) {
    return [...new Set(sentences(error))]
  }
}
