// The one place that knows the template engine: opens a Word file, lists its tags, fills it from a scope, any number of times.
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { archive, pack } from './pack.ts'
import type { Scope } from './tags/all.ts'

/** What the engine knows of a tag once it has read the file. */
export interface Placeholder {
  type: string
  value: string
  module?: string
  subparsed?: readonly Placeholder[]
}

const open = (bytes: Uint8Array, modules: Docxtemplater.DXT.Module[]): Docxtemplater<PizZip> =>
  new Docxtemplater(new PizZip(bytes), {
    paragraphLoop: true,
    linebreaks: true,
    stripInvalidXMLChars: true,
    errorLogging: false,
    // A template may not change what its braces are.
    syntax: { changeDelimiterPrefix: null },
    parser: (tag) => ({ get: (scope: Scope) => scope.read(tag) }),
    // Nothing is ever «undefined»: a tag nobody knows is dotted, a part nobody knows is left out.
    nullGetter: (part) => (part.module === undefined || part.module === '' ? '…………' : ''),
    modules,
  })

const placeholders = (parts: readonly Placeholder[]): Placeholder[] =>
  parts.filter((part) => part.type === 'placeholder')

/** The tags of every text of the file. Throws what the engine throws when they do not fit together or it is no Word file. */
export function tagsOf(bytes: Uint8Array): Placeholder[] {
  const found: Placeholder[] = []
  open(bytes, [
    {
      name: 'tags',
      set: ({ inspect }: { inspect?: { postparsed?: readonly Placeholder[] } }) => {
        if (inspect?.postparsed !== undefined) found.push(...placeholders(inspect.postparsed))
      },
    },
  ])
  return found
}

/** A template read once. */
export interface WordTemplate {
  /** A Word file filled from the scope; the same scope gives the same bytes. */
  fill: (scope: Scope) => Uint8Array
}

/**
 * Reads a template. The engine means a file to be filled once, and reading costs more than filling: what a filling leaves behind (that it
 * happened, its data, the texts written) is put back, so that nobody's data stay. A test compares both ways; the engine's version is pinned.
 */
export function wordTemplate(bytes: Uint8Array): WordTemplate {
  const document = open(bytes, [])
  const zip = document.getZip()
  const read = { ...zip.files }
  const packed = Object.entries(read)
    .filter(([, file]) => !file.dir)
    .map(([name, file]) => ({ name, part: pack(name, file.asUint8Array()) }))
  return {
    fill: (scope) => {
      try {
        document.render(scope)
        return archive(
          packed.map(({ name, part }) => {
            const file = zip.files[name]
            return file === undefined || file === read[name] ? part : pack(name, Buffer.from(file.asText()))
          }),
        )
      } finally {
        Object.assign(document, { rendered: false, scopeManagers: {}, mapper: undefined, data: undefined })
        Object.assign(zip.files, read)
      }
    },
  }
}
