// What a branch resolves where no form of its own says it: proposed or decided by the case whose resolution it is.
import type { Facts } from '#rules/lifecycle/case.ts'

/** By the code of the lifecycle; the name is that of the one it is about. */
const matters: Readonly<Record<string, (name: string, facts: Facts) => string>> = {
  pool: (name) => `Đưa ${name} ra khỏi danh sách nguồn phát triển đảng viên.`,
  admission: (name, { readmission }) => `Thôi xem xét kết nạp ${readmission === true ? 'lại ' : ''}${name} vào Đảng.`,
  readmission: (name) =>
    `Đề nghị cấp ủy cấp trên xin ý kiến ban thường vụ tỉnh ủy và tương đương về việc làm thủ tục kết nạp lại ${name} vào Đảng.`,
  resignation: (name) => `Đề nghị cấp ủy có thẩm quyền xem xét, quyết định cho đồng chí ${name} ra khỏi Đảng.`,
}

/** The sentence of the resolution, as the fact that papers print for what is resolved; none where the case has no such resolution. */
export function resolvedIn(code: string, lifecycle: string, name: string, facts: Facts): Facts {
  const matter = matters[lifecycle]
  return code !== 'branch-resolution' || matter === undefined ? {} : { content: matter(name, facts) }
}
