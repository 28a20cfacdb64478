/** What the settings of channels mean, by the English words. */
export const explanations: Record<string, string> = {}
