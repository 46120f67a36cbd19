// Says in a sentence why the database of an address cannot be had, and what to check. Never the password, nor the address as it was given.
import { SetupError } from '#db/settings.ts'

interface Fault {
  code?: string
  message?: string
  detail?: string
}

/** The host does not answer: by the code of the system. */
const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'không có PostgreSQL nào trả lời ở đó',
  ECONNRESET: 'máy đó ngắt kết nối',
  EHOSTUNREACH: 'không tới được máy đó',
  ENETUNREACH: 'không tới được máy đó',
  ETIMEDOUT: 'máy đó không trả lời',
  ENOTFOUND: 'không có máy nào mang tên đó',
  EAI_AGAIN: 'không tra được tên máy đó',
  ENOENT: 'không có PostgreSQL nào trả lời ở đó',
}

/** What is said of an address without what is secret in it. */
interface Shown {
  at: string
  user: string
  database: string
}

function shown(name: string, url: string): Shown {
  try {
    const { hostname, port, username, pathname, searchParams } = new URL(url)
    const host = decodeURIComponent(hostname) || (searchParams.get('host') ?? 'localhost')
    const user = decodeURIComponent(username)
    return {
      at: `${host}:${port === '' ? '5432' : port}`,
      user,
      database: decodeURIComponent(pathname.slice(1)) || user,
    }
  } catch {
    return { at: `địa chỉ trong ${name}`, user: '…', database: '…' }
  }
}

/** What is wrong and what to check; undefined for a fault that is not one of finding the database or signing in. */
function sentenceOf(
  name: string,
  { code = '', message = '', detail = '' }: Fault,
  { at, user, database }: Shown,
): string | undefined {
  if (code === 'ERR_INVALID_URL')
    return `${name} không đúng dạng postgres://người_dùng:mật_khẩu@máy:5432/tên. Kiểm tra lại; ký tự đặc biệt trong mật khẩu viết dạng %XX, ví dụ @ viết là %40.`
  // What pg says when its own time for a connection is over has no code.
  const why = unreachable[message === 'timeout expired' ? 'ETIMEDOUT' : code]
  if (why !== undefined)
    return `Không kết nối được cơ sở dữ liệu ở ${at}: ${why}. Kiểm tra tên máy và cổng trong ${name}, PostgreSQL đã chạy chưa, tường lửa có chặn không.`
  if (code === '28P01' || code === '28000' || message.startsWith('SASL:'))
    return `PostgreSQL ở ${at} không cho người dùng «${user}» vào. Kiểm tra tên người dùng và mật khẩu trong ${name}, và quyền truy cập (pg_hba.conf) của máy chủ đó.`
  if (code === '3D000')
    return `PostgreSQL ở ${at} không có cơ sở dữ liệu «${database}». Kiểm tra tên cơ sở dữ liệu ở cuối ${name}, hoặc tạo nó rồi chạy lại.`
  if (code === '42501' && detail.includes('CONNECT'))
    return `Người dùng «${user}» không có quyền kết nối cơ sở dữ liệu «${database}» ở ${at}. Cấp quyền CONNECT rồi chạy lại.`
  if (code === '53300')
    return `PostgreSQL ở ${at} đã hết số kết nối cho phép. Dừng bớt chương trình khác, hoặc tăng max_connections của máy chủ đó.`
  if (code.startsWith('57P0')) return `PostgreSQL ở ${at} đang khởi động hoặc đang dừng. Đợi một lát rồi chạy lại.`
  if (/SSL|certificate/i.test(`${code} ${message}`) || code.endsWith('_LEAF_SIGNATURE'))
    return `Không lập được kết nối mã hóa với PostgreSQL ở ${at}. Kiểm tra sslmode trong ${name} và chứng thư của máy chủ đó.`
  return undefined
}

/** The fault as whoever runs the program can put it right, or as it was. `name`: the setting that holds the address. */
export function connectionFault(name: string, url: string, error: unknown): unknown {
  if (error instanceof SetupError || typeof error !== 'object' || error === null) return error
  const said = sentenceOf(name, error as Fault, shown(name, url))
  return said === undefined ? error : new SetupError(said)
}
