import type { times as english } from '../en/times'
import type { French } from '../words'

export const times: French<typeof english> = {
  'time.now': 'à l’instant',
  'time.today': 'Aujourd’hui',
  'time.yesterday': 'Hier',
}
