// Writes the OpenAPI document from the contracts: the same schemas that check the input.
import { z } from 'zod'
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { refusalCatalogue } from '#contract/refusals.ts'
import type { Served } from '#kernel/serve.ts'

const errorSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      next: z.string().nullable(),
      ruleId: z.string().nullable(),
      basis: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
      fields: z.array(z.object({ path: z.string(), message: z.string() })),
      yours: z.unknown().optional(),
      current: z.unknown().optional(),
    }),
  })
  .meta({ id: 'Error', description: 'Lời từ chối: mã, câu giải thích, việc cần làm tiếp.' })

const problem = (description: string) => ({ description, content: { 'application/json': { schema: errorSchema } } })

const documents = new WeakMap<ReadonlyMap<string, Served>, object>()

/** The OpenAPI 3.1 document of these operations; made once. */
export function openApiDocument(operations: ReadonlyMap<string, Served>): object {
  const known = documents.get(operations)
  if (known !== undefined) return known
  const paths: ZodOpenApiPathsObject = {}
  for (const { operation, scope } of operations.values()) {
    const refusals = (operation.refusals ?? []).map((code) => `\`${code}\`: ${refusalSentence(code)}`)
    const security: Record<string, string[]>[] = scope.kind === 'open' ? [] : [{ session: [] }, { bearer: [] }]
    const described = {
      operationId: operation.name,
      tags: [operation.name.split('.')[0] ?? ''],
      summary: operation.title,
      description: [operation.description, `Ai được dùng: ${scope.sentence}`, ...refusals].filter(Boolean).join('\n\n'),
      security,
      responses: {
        200: { description: 'Xong.', content: { 'application/json': { schema: operation.output } } },
        400: problem('Có mục chưa hợp lệ; `fields` gọi tên từng mục.'),
        401: problem('Chưa đăng nhập.'),
        403: problem('Không có quyền.'),
        404: problem('Không tìm thấy, hoặc không thuộc phạm vi.'),
        409: problem('Người khác vừa sửa; có cả hai bản.'),
        413: problem('Gửi lên nhiều hơn mức cho phép.'),
        421: problem('Tên máy chủ trong địa chỉ không phải của chương trình này.'),
        422: problem('Bị từ chối theo quy định; có lý do và việc cần làm tiếp.'),
        429: problem('Thử quá nhiều lần; câu trả lời ghi phải chờ bao lâu.'),
        500: problem('Trục trặc của chương trình; đã ghi vào nhật ký.'),
        503: problem('Đang bận; gửi lại sau ít phút với cùng mã.'),
      },
    }
    const body = { requestBody: { required: true, content: { 'application/json': { schema: operation.input } } } }
    const key = {
      name: 'Idempotency-Key',
      in: 'header' as const,
      required: true,
      description: 'Mã của một lần gửi, 8 đến 100 ký tự; gửi lại với cùng mã thì chỉ có tác dụng một lần.',
      schema: { type: 'string' as const, minLength: 8, maxLength: 100 },
    }
    if (operation.kind === 'command') {
      paths[`/api/${operation.name}`] = {
        post: { ...described, ...body, ...(scope.kind === 'open' ? {} : { parameters: [key] }) },
      }
    } else {
      const asParameters = operation.input instanceof z.ZodObject ? { requestParams: { query: operation.input } } : {}
      paths[`/api/${operation.name}`] = {
        get: { ...described, ...asParameters },
        post: { ...described, ...body, operationId: `${operation.name}.post` },
      }
    }
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Đảng vụ',
      version: '1',
      description:
        'Mỗi việc làm được là một lệnh, mỗi thứ xem được là một truy vấn; tên của nó cũng là quyền và địa chỉ.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dangvu' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    paths,
  })
  documents.set(operations, document)
  return document
}

function refusalSentence(code: string): string {
  const entry = refusalCatalogue[code]
  if (entry === undefined) throw new Error(`refusal without a sentence: ${code}`)
  return entry.message({})
}
