// Makes the folder the data lies in; where it cannot be made or written in, whoever runs the program is told why.
import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SetupError } from './settings.ts'

const WHY: Record<string, string> = {
  EEXIST: 'đường dẫn ấy là một tệp',
  ENOTDIR: 'đường dẫn ấy đi qua một tệp',
  EACCES: 'tài khoản này của máy không được ghi vào đó',
  EPERM: 'tài khoản này của máy không được ghi vào đó',
  EROFS: 'ổ đĩa chỉ đọc được',
  ENOSPC: 'ổ đĩa đã đầy',
  ENOENT: 'không tạo được thư mục ở đó',
}

/** One that is there, or that another program makes at the same moment, is well. */
async function makeOne(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(async (error: unknown) => {
    if ((await stat(folder).catch(() => null))?.isDirectory() !== true) throw error
  })
}

/** One folder after the other: Node's own way tries again without end where the system has no place for one (/proc). */
async function make(folder: string): Promise<void> {
  try {
    await makeOne(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error
    await make(dirname(folder))
    await makeOne(folder)
  }
}

/** One that was there before may belong to somebody else, or lie on a disk that can only be read. */
async function makeWritable(folder: string): Promise<void> {
  await make(folder)
  await access(folder, constants.W_OK | constants.X_OK)
}

export async function makeDataFolder(folder: string): Promise<void> {
  await makeWritable(folder).catch((error: NodeJS.ErrnoException) => {
    const why = WHY[error.code ?? '']
    if (why === undefined) throw error
    throw new SetupError(`Không dùng được thư mục dữ liệu ${folder}: ${why}. Chọn nơi khác bằng DANGVU_DATA.`)
  })
}
