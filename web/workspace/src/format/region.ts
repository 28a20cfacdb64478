/** Where somebody is, as far as their browser tells. */

/** A country for a set-up to begin with: of the languages asked for, where they name one. */
export function guessRegion(languages: readonly string[], zone: string): string {
  const known = languages.flatMap((tag) => {
    try {
      return [new Intl.Locale(tag)]
    } catch {
      return []
    }
  })
  // A browser that was left in American English says nothing of where it is.
  const american = (region: string) => region === 'US' && !/^(America|Pacific|US)\//.test(zone)
  const named = known.flatMap((each) => each.region ?? [])
  const likely = known
    .filter((each) => each.language !== 'en')
    .flatMap((each) => each.maximize().region ?? [])
  return [...named, ...likely].find((region) => !american(region)) ?? 'NL'
}
