// Reads lines that only tell of the work before them: who does it, with whom, when.
import { namesAt } from './body-names.ts'
import { latin } from './letters.ts'
import type { TaskAnswer } from './tasks.ts'
import { dueOf } from './time-answers.ts'
import type { FoundTime } from './times.ts'

const WHO =
  '(?:đơn vị|cơ quan|bộ phận|tổ chức|lực lượng|thành phần|người|cán bộ|đồng chí|đ/c|lãnh đạo|đầu mối|chi ủy viên|đảng ủy viên|cấp ủy viên)'
const DOES =
  '(?:chủ trì|thực hiện|tham mưu|phụ trách|chịu trách nhiệm|soạn thảo|chuẩn bị|tổ chức|chỉ đạo|triển khai|được giao|được phân công|đầu mối)'
const HELPS = '(?:phối hợp|cùng thực hiện|cùng làm|hỗ trợ|giúp việc|tham gia|liên quan)'
/** "Đơn vị thực hiện", "Cơ quan chủ trì tham mưu", "Người phụ trách chính", "Chủ trì", "Phân công". */
const LEADS = `(?:${WHO}\\s+${DOES}(?:,?\\s+(?:và\\s+)?(?:${DOES}|chính|chung|trình|báo cáo|nội dung)){0,3}|chủ trì(?:\\s+(?:thực hiện|tham mưu))?|phụ trách|phân công(?:\\s+(?:thực hiện|phụ trách|nhiệm vụ))?|trách nhiệm(?:\\s+thực hiện)?|đầu mối)`
const PARTNERS = `(?:${WHO}\\s+)?${HELPS}(?:\\s+(?:thực hiện|tham mưu|triển khai|tổ chức|chính))?`
const WHEN = '(?:thời gian|thời hạn|thời điểm|hạn(?! chế)|tiến độ|hoàn thành)(?:\\s+\\p{L}+){0,6}'

const TELLING = latin(new RegExp(`^(?:${LEADS}|${PARTNERS}|${WHEN})\\s*:\\s*\\S`, 'iu'))
const TELLING_WHO = latin(new RegExp(`^(?:${LEADS}|${PARTNERS})\\s*:\\s*\\S`, 'iu'))
const LABEL = latin(new RegExp(`^(?:${WHO}\\s+(?:${DOES}|${HELPS})|chủ trì|phối hợp)[^:.;,]{0,20}:`, 'iu'))
const LED_BY = latin(
  new RegExp(`(?<!\\p{L})(?:${WHO}\\s+${DOES}(?:\\s+(?:chính|chung|nội dung))?|chủ trì)\\s*:\\s*([^;.]+)`, 'iu'),
)
const LINE_LED_BY = latin(new RegExp(`^${LEADS}\\s*:\\s*([^;.]+)`, 'iu'))
const HELPED_BY = latin(
  new RegExp(`(?<!\\p{L})(?:${WHO}\\s+)?${HELPS}(?:\\s+(?:thực hiện|chính))?\\s*:\\s*([^;.]+)`, 'iu'),
)
const TOGETHER = /\s*[,;(]?\s*(?:(?:chủ trì,?\s*)?phối hợp|cùng)\s+(?:với|cùng)?\s*(?=\S)/iu

/** The names of a list that is told, whatever they are called. */
function listed(text: string): string[] {
  const bare = text.replace(/[\s).,;]+$/u, '')
  const { names, end } = namesAt(bare)
  return end >= bare.length
    ? names
    : bare
        .split(/\s*[,;]\s*/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
}

interface Told {
  lead: string[]
  coop: string[]
}

/** "Ban Phong trào phối hợp với Hội Sinh viên": who leads and who helps. */
function partedIn(text: string | undefined): Told {
  if (text === undefined) return { lead: [], coop: [] }
  const joint = TOGETHER.exec(text)
  if (joint === null || joint.index === 0) return { lead: listed(text), coop: [] }
  return { lead: listed(text.slice(0, joint.index)), coop: listed(text.slice(joint.index + joint[0].length)) }
}

/** Who leads by a label somewhere in a sentence: "… (đơn vị chủ trì: Văn phòng)". */
export const ledByLabel = (text: string): string[] => partedIn(LED_BY.exec(text)?.[1]).lead

/** "Đơn vị tham mưu: …" says who, and is nobody itself. */
export const isLabel = (text: string): boolean => LABEL.test(text)

/** A paragraph or an item that only tells of the task before it: "Đơn vị chủ trì: …; phối hợp: …", "Thời gian thực hiện: …". */
export const tellsOfLast = (text: string): boolean => TELLING.test(text)

/** Of these, one that says who. */
export const tellsWho = (text: string): boolean => TELLING_WHO.test(text)

/** Adds to a task what the paragraph after it says; `isLast`: it stands right before that paragraph. */
export function tellTask(task: TaskAnswer, text: string, times: readonly FoundTime[], isLast = true): void {
  const told = partedIn((LINE_LED_BY.exec(text) ?? LED_BY.exec(text))?.[1])
  const isOpen = isLast || task.leadFrom !== 'sentence'
  if (told.lead.length > 0 && isOpen) Object.assign(task, { lead: told.lead, leadFrom: 'sentence', kind: 'assigned' })
  const helping = [...told.coop, ...partedIn(HELPED_BY.exec(text)?.[1]).lead]
  if (isOpen) for (const name of helping) if (!task.coop.includes(name)) task.coop.push(name)
  if (!isLast && task.due.length > 0) return
  for (const due of times.map(dueOf)) if (!task.due.includes(due)) task.due.push(due)
}
