// The page to browse the API: plain HTML made from the contracts, no script, readable under the strictest policy.
import { z } from 'zod'
import type { Served } from '#kernel/serve.ts'

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const schemaText = (schema: z.ZodType, io: 'input' | 'output'): string => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return asHtml(JSON.stringify(rest, null, 2))
}

function section({ operation, scope }: Served): string {
  const method = operation.kind === 'command' ? 'POST' : 'GET'
  return `<article id="${operation.name}">
<h3>${asHtml(operation.title)}</h3>
<p><code>${method} /api/${operation.name}</code></p>
${operation.description === undefined ? '' : `<p>${asHtml(operation.description)}</p>`}
<p>Ai được dùng: ${asHtml(scope.sentence)}</p>
<details><summary>Gửi lên</summary><pre>${schemaText(operation.input, 'input')}</pre></details>
<details><summary>Nhận về</summary><pre>${schemaText(operation.output, 'output')}</pre></details>
</article>`
}

/** The whole page. */
export function apiPage(operations: ReadonlyMap<string, Served>): string {
  const modules = Map.groupBy(operations.values(), (s) => s.operation.name.split('.')[0] ?? '')
  const body = [...modules]
    .map(([name, list]) => `<section><h2>${asHtml(name)}</h2>${list.map(section).join('\n')}</section>`)
    .join('\n')
  const index = [...operations.values()]
    .map((s) => `<li><a href="#${s.operation.name}">${s.operation.name}</a></li>`)
    .join('')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Giao diện lập trình của Đảng vụ</title><link rel="stylesheet" href="/api/docs.css"></head><body><main>
<h1>Giao diện lập trình của Đảng vụ</h1>
<p>Tài liệu cho máy đọc: <a href="/api/openapi.json">openapi.json</a>. Lệnh cần đầu đề <code>Idempotency-Key</code>;
đăng nhập bằng <code>identity.sign-in</code>, rồi dùng cookie hoặc đầu đề <code>Authorization: Bearer</code>.</p>
<nav aria-label="Các việc"><ul>${index}</ul></nav>
${body}</main></body></html>`
}

apiPage.css = `body{font:17px/1.6 system-ui,sans-serif;color:#1d1b18;background:#fdfbf7;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}
pre{background:#f4efe6;padding:1rem;overflow:auto;font-size:15px}a{color:#1f4f8f}summary{cursor:pointer;min-height:44px;display:flex;align-items:center}
article{border-top:1px solid #d9d2c5;padding:.5rem 0}nav ul{columns:20rem}`
