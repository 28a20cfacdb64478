/** The editor's own parts: what may stand in a message, and how Enter and mentions behave. */
import { Editor, Extension, Node, mergeAttributes, type Range } from '@tiptap/core'
import { Placeholder } from '@tiptap/extension-placeholder'
import { TextSelection } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'

export type { Editor, Range }
/** A piece of HTML, or a text as it is: in a text without a tag "&amp;" would stay what it says. */
export type Inserted = string | { type: 'text'; text: string }

/** A colleague named in a note; who it is stands in the document, not only how they are called. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element: HTMLElement) => Number(element.dataset.id) || null,
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-id': attributes.id }),
    },
    name: {
      default: '',
      parseHTML: (element: HTMLElement) => element.textContent?.replace(/^@/, '') ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ 'data-mention': '' }, HTMLAttributes),
    `@${String(node.attrs.name)}`,
  ],
  renderText: ({ node }) => `@${String(node.attrs.name)}`,
})

/**
 * Enter begins a line, a second one a paragraph, as people write mail and chat alike: the text that
 * leaves has the lines and white that were seen. In lists, quotes and code Enter does what it does there.
 */
const Lines = Extension.create({
  name: 'lines',
  priority: 50,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        if (!empty || $from.parent.type.name !== 'paragraph' || $from.depth !== 1) return false
        if (!$from.parent.content.size) return false
        const before = $from.nodeBefore
        if (before?.type.name === 'hardBreak') {
          const at = $from.pos
          return editor
            .chain()
            .deleteRange({ from: at - 1, to: at })
            .splitBlock()
            .run()
        }
        return editor.commands.setHardBreak()
      },
    }
  },
})

export function makeEditor(options: {
  element: HTMLElement
  html: string
  attributes: Record<string, string>
  placeholder: () => string
  onUpdate: () => void
  onSelection: () => void
  onKey: (event: KeyboardEvent) => boolean
  onFiles: (files: File[]) => boolean
}): Editor {
  return new Editor({
    element: options.element,
    content: options.html,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        underline: false,
        trailingNode: false,
        link: {
          openOnClick: false,
          autolink: true,
          linkOnPaste: true,
          defaultProtocol: 'https',
          protocols: ['http', 'https', 'mailto', 'tel'],
        },
      }),
      Placeholder.configure({ placeholder: options.placeholder }),
      Mention,
      Lines,
    ],
    editorProps: {
      attributes: options.attributes,
      transformPastedHTML: cleanPaste,
      handleKeyDown: (_, event) => options.onKey(event),
      handlePaste: (_, event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        // Word and spreadsheets put a picture of the text beside the text.
        const words = event.clipboardData?.getData('text/plain').trim()
        return files.length > 0 && !words ? options.onFiles(files) : false
      },
      handleDrop: (_, event) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        return files.length > 0 ? options.onFiles(files) : false
      },
    },
    onUpdate: options.onUpdate,
    onSelectionUpdate: options.onSelection,
  })
}

/** What word processors add; anything else that isn't of a message the editor's schema leaves out. */
export function cleanPaste(html: string): string {
  return rowsAsLines(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1>/gi, '')
      .replace(/<(meta|link)\b[^>]*>/gi, '')
      .replace(/<\/?o:p[^>]*>/gi, '')
      .replace(/<(\/?)h[1-6]\b[^>]*>/gi, '<$1p>'),
  )
}

/** A message has no tables: each row becomes a line, its cells kept apart. */
function rowsAsLines(html: string): string {
  if (!/<td\b/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const table of page.querySelectorAll('table')) {
    // Tables in tables are the layout of a page.
    if (table.querySelector('table') || table.parentElement?.closest('table')) continue
    const lines = [...table.rows].map((row) => {
      const line = page.createElement('p')
      line.innerHTML = [...row.cells]
        .map((cell) => cell.innerHTML.replace(/<\/?(?:p|div)\b[^>]*>/gi, ' ').trim())
        .filter(Boolean)
        .join(' · ')
      return line
    })
    table.replaceWith(...lines)
  }
  return page.body.innerHTML
}

/** The document as plain text: a line for each line that was seen. */
export function plain(editor: Editor): string {
  return editor.getText({ blockSeparator: '\n\n' }).trim()
}

/** Whether anything in it needs more than plain text. */
export function isFormatted(editor: Editor): boolean {
  let found = false
  editor.state.doc.descendants((node) => {
    if (
      node.marks.some(
        (mark) => mark.type.name !== 'link' || !sameAddress(mark.attrs.href, node.text),
      )
    )
      found = true
    if (node.isBlock && node.type.name !== 'paragraph') found = true
    return !found
  })
  return found
}

function sameAddress(href: unknown, words: string | undefined): boolean {
  const bare = (text: string) => text.replace(/^(https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '')
  return typeof href === 'string' && bare(href) === bare(words ?? '')
}

/** Who is mentioned, each once. */
export function mentioned(editor: Editor): number[] {
  const ids = new Set<number>()
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'mention' && node.attrs.id) ids.add(Number(node.attrs.id))
  })
  return [...ids]
}

export interface Typed {
  kind: 'snippet' | 'mention'
  words: string
  range: Range
}

/** What is being completed at the cursor: "/word" or "@name", at the beginning or after white. */
export function typedAt(editor: Editor): Typed | null {
  const { $from, empty } = editor.state.selection
  if (!(editor.state.selection instanceof TextSelection) || !empty) return null
  if ($from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\n')
  const found = /(?:^|\s)(\/[\w.-]{0,40}|@[\p{L}\p{M}'.-]*(?: [\p{L}\p{M}'.-]*)?)$/u.exec(before)
  const written = found?.[1]
  if (!written) return null
  return {
    kind: written.startsWith('/') ? 'snippet' : 'mention',
    words: written.slice(1),
    range: { from: $from.pos - written.length, to: $from.pos },
  }
}
