// What `dangvu --help` prints, and the error that ends a command line with a sentence instead of a stack.

/** A mistake in how the program was called: printed as it is, exit code 2. */
export class CliError extends Error {}

export async function printHelp(): Promise<void> {
  const { operations } = await import('#modules/all.ts')
  const width = Math.max(...[...operations.keys()].map((name) => name.length), 10)
  const lines = [
    'Đảng vụ — phần mềm cho công tác đảng viên và tổ chức đảng.',
    '',
    'Cách dùng:',
    '  dangvu serve                                        chạy máy chủ và giao diện web',
    '  dangvu <tên> --input JSON|@tệp --as NGƯỜI --json    chạy một lệnh hoặc truy vấn',
    '  dangvu import members TỆP --organisation MÃ [--create-branches] [--commit] [--as NGƯỜI] --json',
    '  dangvu statistics BIỂU --organisation MÃ --on NGÀY [--from NGÀY] [--year NĂM] [--province MÃ-TỈNH] [--as NGƯỜI] --json',
    '  dangvu rule TÊN --facts JSON|@tệp --on NGÀY [--province MÃ-TỈNH] --json',
    '                                                      hỏi một quy định; dangvu rule --help liệt kê',
    '  dangvu read-document TỆP --json                     đọc một kế hoạch, chỉ thị, báo cáo (.txt, .docx, .pdf)',
    '  dangvu found-province MÃ-TỈNH --on NGÀY --administrator "HỌ VÀ TÊN" [--name "TÊN"] [--json]',
    '                                                      lập đảng bộ đầu tiên và tài khoản quản trị của một tỉnh',
    '  dangvu verify-history                               kiểm tra chuỗi lịch sử của mọi tổ chức còn nguyên vẹn',
    '',
    'Biến môi trường: PORT (mặc định 8080), DANGVU_DATA (thư mục dữ liệu, mặc định .dangvu), DATABASE_URL, DANGVU_DEMO=0.',
    '',
    'Các lệnh và truy vấn:',
    ...[...operations.values()].map((s) => `  ${s.operation.name.padEnd(width)}  ${s.operation.title}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
