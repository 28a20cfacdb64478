/** Reading a CSV file: RFC 4180, with a comma, semicolon or tab between the cells. Pure. */

export function readCsv(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, '')
  const mark = separator(clean)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < clean.length; at += 1) {
    const sign = clean[at]
    if (quoted) {
      if (sign === '"' && clean[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === mark) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && clean[at + 1] === '\n') at += 1
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
    } else cell += sign
  }
  if (cell !== '' || row.length) rows.push([...row, cell])
  return rows.filter((each) => each.some((value) => value.trim() !== ''))
}

/** The one that the heading has most of. */
function separator(text: string): string {
  const heading = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (mark: string) => heading.split(mark).length
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ','
}

/** Headings by which a column is known; those that files of ours have in any language among them. */
const NAMES: Record<string, readonly string[]> = {
  name: ['name', 'naam', 'customer', 'klant', 'nom'],
  language: ['language', 'taal', 'sprache', 'langue'],
  kind: [
    'kind',
    'type',
    'soort',
    'person or company',
    'persoon of bedrijf',
    'person oder firma',
    'personne ou entreprise',
  ],
  email: ['email', 'e-mail', 'mail', 'e-mailadres'],
  phone: ['phone', 'telephone', 'telefoon', 'telefoonnummer', 'mobile', 'telefon', 'téléphone'],
  external: [
    'external',
    'number',
    'customer number',
    'klantnummer',
    'kundennummer',
    'numéro de client',
  ],
  notice: [
    'notice',
    'note',
    'notitie',
    'pinned note',
    'vastgezette notitie',
    'angeheftete notiz',
    'note épinglée',
  ],
}

/** What a column is, by its heading; null when that doesn't tell. */
export function guessColumn(
  heading: string,
  fields: readonly { key: string; label: string }[],
): string | null {
  const wanted = heading.trim().toLowerCase()
  const field = fields.find((each) => each.key === wanted || each.label.toLowerCase() === wanted)
  if (field) return field.key
  return Object.entries(NAMES).find(([, names]) => names.includes(wanted))?.[0] ?? null
}
