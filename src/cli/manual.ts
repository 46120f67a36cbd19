// Writes the manual's page of all operations from the contracts and scopes: `dangvu manual > docs/guide/cac-viec.md`.
import { explainRefusal, type RefusalFacts } from '#contract/refusals.ts'
import type { Served } from '#kernel/serve.ts'
import { operations } from '#modules/all.ts'

const moduleNames: Record<string, string> = {
  identity: 'Tài khoản và đăng nhập',
  organisations: 'Tổ chức đảng',
  members: 'Đảng viên',
  reports: 'Thống kê',
  rulebook: 'Sổ quy định',
}

/** Stands for facts that depend on the case. */
const blanks: RefusalFacts = new Proxy({}, { get: () => '…' })

function entry({ operation, scope }: Served): string {
  const lines = [
    `### \`${operation.name}\``,
    '',
    `${operation.title}.${operation.description === undefined ? '' : ` ${operation.description}`}`,
    '',
    `- ${operation.kind === 'command' ? 'Lệnh' : 'Truy vấn'}. Ai được dùng: ${scope.sentence}`,
  ]
  for (const code of operation.refusals ?? []) {
    const { message, next, ruleId } = explainRefusal(code, blanks)
    const rule = ruleId === null ? '' : ` (${ruleId})`
    lines.push(`- \`${code}\`${rule}: ${message}${next === null ? '' : ` ${next}`}`)
  }
  return lines.join('\n')
}

/** The whole page, in Markdown. Facts of a refusal that depend on the case stand as blanks. */
export function manualText(all: ReadonlyMap<string, Served>): string {
  const modules = Map.groupBy(all.values(), (s) => s.operation.name.split('.')[0] ?? '')
  const parts = [...modules].map(([name, list]) => `## ${moduleNames[name] ?? name}\n\n${list.map(entry).join('\n\n')}`)
  return [
    '# Các việc làm được và xem được',
    '',
    'Trang này được viết ra từ mã nguồn (`dangvu manual`): mỗi lệnh, mỗi truy vấn, ai được dùng, và khi nào bị từ chối thì vì sao, làm gì tiếp.',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n')
}

export async function manual(): Promise<number> {
  process.stdout.write(manualText(operations))
  return 0
}
