// Writes the manual's page of all operations from the contracts and scopes: `dangvu manual > docs/guide/cac-viec.md`.
import { readNothing } from '#cli/options.ts'
import { explainRefusal, type RefusalFacts } from '#contract/refusals.ts'
import type { Served } from '#kernel/serve.ts'
import { operations } from '#modules/all.ts'

/** A part without a name here would stand in the page under its word in the code; a test names it. */
const moduleNames: Record<string, string> = {
  identity: 'Tài khoản và đăng nhập',
  organisations: 'Tổ chức đảng',
  rulebook: 'Sổ quy định',
  members: 'Đảng viên',
  cases: 'Việc theo quy trình và việc cần làm',
  badges: 'Huy hiệu Đảng',
  citizens: 'Quần chúng đang theo dõi',
  admissions: 'Kế hoạch kết nạp',
  dossiers: 'Hồ sơ đảng viên',
  reconciliations: 'Đối chiếu danh sách và hồ sơ',
  dues: 'Đảng phí',
  tasks: 'Nhiệm vụ được giao',
  commitments: 'Kế hoạch tu dưỡng, rèn luyện',
  meetings: 'Sinh hoạt chi bộ',
  elections: 'Bầu cử',
  documents: 'Văn bản',
  evaluations: 'Kiểm điểm, xếp loại',
  commendations: 'Khen thưởng',
  plans: 'Kế hoạch, chương trình',
  reviews: 'Rà soát, sàng lọc',
  petitions: 'Ý kiến, đơn thư',
  inspections: 'Kiểm tra, giám sát',
  reorganisations: 'Chia tách, sáp nhập',
  reports: 'Thống kê',
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

export async function manual(args: string[]): Promise<number> {
  readNothing('manual', args)
  process.stdout.write(manualText(operations))
  return 0
}
