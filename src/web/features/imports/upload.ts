// Sends a file to the server with its progress, so that a weak network shows how far it is.
import { ApiError } from '../../app/api-error.ts'

/** As the server takes it in (src/http/transfers.ts). */
export const LARGEST_FILE = 32 * 1024 * 1024
export const READABLE = ['.xlsx', '.csv'] as const

export interface Uploaded {
  uploadId: string
  name: string
  size: number
}

/** Throws an ApiError; an aborted sending throws the signal's reason. `onSent` gets bytes. */
export function uploadFile(file: File, onSent: (sent: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/uploads')
    request.responseType = 'json'
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.normalize('NFC')))
    request.setRequestHeader('Content-Type', file.type === '' ? 'application/octet-stream' : file.type)
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => fail(ApiError.offline())
    request.onload = () => {
      const body: unknown = request.response
      if (request.status === 200 && body !== null) return done(body as Uploaded)
      const error = (body as { error?: ConstructorParameters<typeof ApiError>[0] } | null)?.error
      fail(error === undefined ? ApiError.unreadable(request.status) : new ApiError(error))
    }
    signal.addEventListener('abort', () => {
      request.abort()
      fail(signal.reason)
    })
    request.send(file)
  })
}

/** Why a file cannot be taken, before it is sent; undefined when it can. */
export function whyNot(file: File): string | undefined {
  const name = file.name.toLowerCase()
  if (name.endsWith('.xls')) {
    return 'Đây là tệp Excel cũ (.xls). Mở bằng Excel, chọn «Lưu thành» dạng .xlsx, rồi chọn tệp mới.'
  }
  if (!READABLE.some((end) => name.endsWith(end)))
    return 'Chỉ đọc được tệp Excel (.xlsx) hoặc CSV (.csv). Chọn tệp khác.'
  if (file.size > LARGEST_FILE) return 'Tệp lớn hơn 32 MB. Chia danh sách thành nhiều tệp rồi nhập từng tệp.'
  if (file.size === 0) return 'Tệp này trống. Kiểm tra lại rồi chọn tệp khác.'
  return undefined
}

/** 1,4 MB */
export function showSize(bytes: number): string {
  const units = ['byte', 'KB', 'MB'] as const
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2
  const value = bytes / 1024 ** step
  return `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: step === 2 ? 1 : 0 }).format(value)} ${units[step]}`
}
