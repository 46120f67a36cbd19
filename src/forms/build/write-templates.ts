// Writes templates/*.docx and the manual's page about them: `node src/forms/build/write-templates.ts`. Run by hand after a layout or a tag
// changed; what it writes is committed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedFolder } from '../templates.ts'
import { templateGuide } from './guide.ts'
import { builtTemplates } from './layouts.ts'

mkdirSync(shippedFolder, { recursive: true })
for (const file of readdirSync(shippedFolder)) if (file.endsWith('.docx')) rmSync(join(shippedFolder, file))
const templates = [...builtTemplates()]
for (const { file, bytes } of templates) writeFileSync(join(shippedFolder, file), bytes)
const guide = new URL('../../../docs/guide/bieu-mau.md', import.meta.url)
writeFileSync(guide, templateGuide())
console.log(`${templates.length} templates written`)
