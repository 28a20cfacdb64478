/**
 * What a page costs before it can be used, against what it may cost. Run by the build, which fails
 * above it: `node budget.ts`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../onethread/web_dist/', import.meta.url))

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
type Manifest = Record<string, Chunk>

/** Bytes gzipped, by kind: JavaScript of the inbox with one language; of a page with all it needs. */
const LIMITS = { initial: 180_000, page: 310_000, style: 45_000, widget: 30_000 }

function gzipped(file: string): number {
  return gzipSync(readFileSync(dist + file), { level: 9 }).length
}

/** Everything that is loaded because this is loaded. */
function closure(manifest: Manifest, keys: string[], found = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (found.has(key)) continue
    const chunk = manifest[key]
    if (!chunk) throw new Error(`no chunk is called ${key}: has it moved?`)
    found.add(key)
    closure(manifest, chunk.imports ?? [], found)
  }
  return found
}

function sum(manifest: Manifest, keys: Iterable<string>, kind: 'js' | 'css'): number {
  const files = new Set(
    [...keys].flatMap((key) => {
      const chunk = manifest[key]
      if (!chunk) return []
      return kind === 'js' ? [chunk.file] : (chunk.css ?? [])
    }),
  )
  return [...files].reduce((total, file) => total + gzipped(`workspace/${file}`), 0)
}

const rows: [name: string, size: number, limit: number][] = []

const manifestFile = `${dist}workspace/.vite/manifest.json`
if (existsSync(manifestFile)) {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
  const first = closure(manifest, ['index.html', 'src/i18n/en.ts'])
  const initial = sum(manifest, first, 'js')
  rows.push(
    ['the inbox, JavaScript', initial, LIMITS.initial],
    ['the inbox, style', sum(manifest, first, 'css'), LIMITS.style],
  )
  const pages = Object.keys(manifest).filter((key) =>
    /^src\/pages\/.*\.vue$|\/(ConversationPane|CustomerPanel|NoticesPanel)\.vue$/.test(key),
  )
  for (const key of pages.sort()) {
    const more = [...closure(manifest, [key])].filter((each) => !first.has(each))
    if (more.length) {
      const name = key.replace(/^src\/(pages|components)\/|\.vue$/g, '')
      rows.push([name, initial + sum(manifest, more, 'js'), LIMITS.page])
    }
  }
  rows.push(['the service worker', gzipped('workspace/sw.js'), 5_000])
}
if (existsSync(`${dist}widget/widget.js`)) {
  rows.push(['the widget', gzipped('widget/widget.js'), LIMITS.widget])
}

const kB = (size: number) => `${(size / 1000).toFixed(1)} kB`.padStart(10)
const lines = rows.map(
  ([name, size, limit]) =>
    `${size > limit ? '✗' : '✓'} ${name.padEnd(36)}${kB(size)} of${kB(limit)} gzipped`,
)
process.stdout.write(`${lines.join('\n')}\n`)
if (rows.some(([, size, limit]) => size > limit)) {
  process.stderr.write('Over the budget: load later what the first screen can do without.\n')
  process.exitCode = 1
}
