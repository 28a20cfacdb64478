/** Links without the library's: it works out each anew at every turn, and a list has many. */
import { useRouter } from 'vue-router'

/** For `@click` of an `<a href>` inside the workspace: goes there without loading the page anew. */
export function useFollow(): (event: MouseEvent) => void {
  const router = useRouter()
  return (event) => {
    // With these it opens elsewhere, as any link.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (event.defaultPrevented || event.button !== 0) return
    const to = (event.currentTarget as HTMLElement | null)?.getAttribute('href')
    if (!to) return
    event.preventDefault()
    void router.push(to)
  }
}
