/** Few enough to find one at a glance; a phone's keyboard has the rest. */
export const EMOJI = [
  ...'😀😄😊🙂😉😍🤗🤔😐😕🙁😢😭😠😡😱',
  ...'👍👎👌🙏👏💪👋🤝💡🔑🏠🚪🚿💧🔧🔥',
  ...'📷📄📅⏰📞📧✅❌❗❓🎉🌧🚗🚲🐶🐱',
]
