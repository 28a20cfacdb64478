/** The settings of channels. */
import { explanations } from './explanations'
import { labels } from './labels'

export const settings: Record<string, string> = { ...explanations, ...labels }
