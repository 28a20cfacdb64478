/** Tags, teams and brands, as they can be chosen. Loaded when first wanted. */
import { shallowRef } from 'vue'
import * as api from '@/api/inbox'

export const tags = shallowRef<Awaited<ReturnType<typeof api.tags>>>([])
export const teams = shallowRef<Awaited<ReturnType<typeof api.teams>>>([])

export const brands = shallowRef<Awaited<ReturnType<typeof api.brands>>>([])

export async function loadLabels(): Promise<void> {
  const [foundTags, foundTeams, foundBrands] = await Promise.all([
    api.tags(),
    api.teams(),
    api.brands(),
  ])
  tags.value = foundTags
  teams.value = foundTeams
  brands.value = foundBrands
}
