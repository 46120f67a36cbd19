// What `dangvu --help` and `dangvu VERB --help` print, and the error that ends a command line with a sentence instead of a stack.

/** A mistake in how the program was called: printed as it is, exit code 2. */
export class CliError extends Error {}

/** How each verb is called, in the order of the help. */
const USAGE: readonly [verb: string, lines: readonly string[]][] = [
  ['serve', ['  dangvu serve                                        chạy máy chủ và giao diện web']],
  [
    '<tên>',
    [
      '  dangvu <tên> --input JSON|@tệp --as NGƯỜI --json    chạy một lệnh hoặc truy vấn; dangvu <tên> --help nói về nó',
    ],
  ],
  ['import', ['  dangvu import members TỆP --organisation MÃ [--create-branches] [--commit] [--as NGƯỜI] --json']],
  [
    'statistics',
    [
      '  dangvu statistics BIỂU --organisation MÃ --on NGÀY [--from NGÀY] [--year NĂM] [--province MÃ-TỈNH] [--as NGƯỜI] --json',
      '                                                      một biểu thống kê của một tổ chức đảng tại một ngày',
    ],
  ],
  [
    'rule',
    [
      '  dangvu rule TÊN --facts JSON|@tệp --on NGÀY [--province MÃ-TỈNH] --json',
      '                                                      hỏi một quy định; dangvu rule --help liệt kê',
    ],
  ],
  [
    'read-document',
    ['  dangvu read-document TỆP --json                     đọc một kế hoạch, chỉ thị, báo cáo (.txt, .docx, .pdf)'],
  ],
  [
    'found-province',
    [
      '  dangvu found-province MÃ-TỈNH --on NGÀY --administrator "HỌ VÀ TÊN" [--name "TÊN"] [--json]',
      '                                                      lập đảng bộ đầu tiên và tài khoản quản trị của một tỉnh',
    ],
  ],
  [
    'verify-history',
    ['  dangvu verify-history                               kiểm tra chuỗi lịch sử của mọi tổ chức còn nguyên vẹn'],
  ],
  ['manual', ['  dangvu manual                                       in trang các việc làm được và xem được']],
]

const ENVIRONMENT =
  'Biến môi trường: PORT (mặc định 8080), DANGVU_DATA (thư mục dữ liệu, mặc định .dangvu), DATABASE_URL, DANGVU_DEMO=0.'

/** What `dangvu VERB --help` prints for a verb without a help of its own; null for what is no verb. */
export function helpOfVerb(verb: string): string | null {
  const lines = USAGE.find(([name]) => name === verb)?.[1]
  return lines === undefined ? null : ['Cách dùng:', ...lines, '', ENVIRONMENT, ''].join('\n')
}

export async function printHelp(): Promise<void> {
  const { operations } = await import('#modules/all.ts')
  const width = Math.max(...[...operations.keys()].map((name) => name.length), 10)
  const lines = [
    'Đảng vụ — phần mềm cho công tác đảng viên và tổ chức đảng.',
    '',
    'Cách dùng:',
    ...USAGE.flatMap(([, usage]) => usage),
    '',
    ENVIRONMENT,
    '',
    'Các lệnh và truy vấn:',
    ...[...operations.values()].map((s) => `  ${s.operation.name.padEnd(width)}  ${s.operation.title}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
