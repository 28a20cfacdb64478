/** The settings of channels. */
import { explanations } from './explanations'
import { labels } from './labels'
import { ways } from './ways'

export const settings: Record<string, string> = { ...explanations, ...labels, ...ways }
