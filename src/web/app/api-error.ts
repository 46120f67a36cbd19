// Owns what can go wrong between the browser and the server, as one value that every screen can show.

export interface ErrorField {
  path: string
  message: string
}

interface ErrorBody {
  code: string
  message: string
  next: string | null
  ruleId: string | null
  basis: string | null
  facts: Record<string, unknown>
  fields: readonly ErrorField[]
  reference?: string
  yours?: unknown
  current?: unknown
}

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly next: string | null
  readonly basis: string | null
  readonly fields: readonly ErrorField[]
  /** The short number of a fault, to read out on the telephone. */
  readonly reference: string | null
  /** The case that stands in the way, where one may go and see it. */
  readonly caseId: string | null
  /** After a stale write: the record as it stands now. */
  readonly current: unknown

  constructor(body: Partial<ErrorBody> & Pick<ErrorBody, 'code' | 'message'>) {
    super(body.message)
    this.code = body.code
    this.next = body.next ?? null
    this.basis = body.basis ?? null
    this.fields = body.fields ?? []
    const reference = body.reference ?? body.facts?.reference
    this.reference = typeof reference === 'string' ? reference : null
    this.caseId = typeof body.facts?.caseId === 'string' ? body.facts.caseId : null
    this.current = body.current
  }

  /** True when sending the same again may succeed: the network, a fault, a busy server. */
  get mayRepeat(): boolean {
    return this.code === 'web.offline' || this.code === 'kernel.fault' || this.code === 'kernel.busy'
  }

  static offline(): ApiError {
    return new ApiError({
      code: 'web.offline',
      message: 'Máy này chưa vào được mạng, hoặc mạng đang yếu.',
      next: 'Xem lại sóng điện thoại hoặc mạng rồi bấm thử lại; những gì bạn đã nhập vẫn còn trên máy này.',
    })
  }

  /** An answer that is not the server's own JSON: something in between spoke. */
  static unreadable(status: number): ApiError {
    return new ApiError({
      code: 'kernel.fault',
      message: 'Chương trình đang trục trặc, chưa làm được việc này.',
      next: 'Thử lại sau ít phút; nếu vẫn vậy, đọc số này cho người quản trị.',
      reference: String(status),
    })
  }

  /** The address of a page names something in a way that nothing is named: there is no field to correct. */
  static wrongAddress(): ApiError {
    return new ApiError({
      code: 'kernel.not-found',
      message: 'Đường dẫn này không đúng, không có gì ở đây.',
      next: 'Mở lại từ danh sách hoặc từ trang đầu.',
    })
  }

  /** Input refused in the browser before sending, by the same contract the server reads. */
  static invalid(fields: readonly ErrorField[]): ApiError {
    return new ApiError({
      code: 'kernel.invalid-input',
      message: 'Có chỗ chưa điền hoặc điền chưa đúng.',
      next: 'Sửa những chỗ nêu trên rồi bấm lại.',
      fields,
    })
  }

  /** A stale write whose page shows by now what the other one saved: there are no two versions to choose from. */
  static shownAnew({ message, current }: ApiError): ApiError {
    const next = 'Trang đã hiện bản mới: xem lại rồi bấm lần nữa.'
    return new ApiError({ code: 'web.shown-anew', message, current, next })
  }

  /** Anything thrown, as an ApiError. A mistake of this program gets words as well. */
  static from(error: unknown): ApiError {
    if (error instanceof ApiError) return error
    return new ApiError({
      code: 'web.fault',
      message: 'Trang này đang trục trặc.',
      next: 'Đóng trang này rồi mở lại; nếu vẫn vậy, gọi văn phòng cấp ủy.',
    })
  }
}

/** Whether there is nothing, or nothing for whoever asks: asking again or otherwise does not help. */
export const isOutOfReach = (error: ApiError | null): boolean => error?.code === 'kernel.not-found'
