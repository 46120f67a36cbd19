// Owns how much of an untrusted file is looked at before it is refused.

export type ReadLimits = {
  readonly fileBytes: number
  readonly zipEntries: number
  /** Bytes all parts may inflate to together, and one part. */
  readonly totalInflated: number
  readonly partInflated: number
  /** Inflated ÷ compressed, looked at only above `ratioFrom` bytes: honest sheets stay under 60. */
  readonly ratio: number
  readonly ratioFrom: number
  readonly columns: number
  readonly rows: number
  readonly sheets: number
  readonly sharedStringBytes: number
  readonly sharedStrings: number
  /** One cell, one tag or one run of text. */
  readonly tokenChars: number
}

export const READ_LIMITS: ReadLimits = {
  fileBytes: 60 * 1024 * 1024,
  zipEntries: 3000,
  totalInflated: 900 * 1024 * 1024,
  partInflated: 700 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 8 * 1024 * 1024,
  columns: 400,
  rows: 400_000,
  sheets: 300,
  sharedStringBytes: 96 * 1024 * 1024,
  sharedStrings: 4_000_000,
  tokenChars: 1_000_000,
}
