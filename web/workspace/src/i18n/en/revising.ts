export const revising = {
  'public.who': 'Who can read this answer',
  'public.public': 'Public',
  'public.private': 'Private',
  'public.anyone': 'Anyone can read this answer.',
  'public.anyone.read': 'Anyone can read this',
  'public.onlyThem': 'Only the customer reads this answer.',
  'preview.public': 'Public: anyone can read it.',

  'leg.why.answersUsed': 'This channel takes no more answers until the customer writes again.',

  'revise.change': 'Change the message',
  'revise.change.menu': 'Change…',
  'revise.change.detail':
    'The customer sees the new words on {channel}. What it said before is kept here.',
  'revise.delete': 'Delete for the customer',
  'revise.leaving': 'Is about to be deleted',
  'revise.keep': 'Keep it',
  'revise.changing': 'Being changed…',
  'revise.deleting': 'Being deleted…',
  'revise.notChanged': 'The message was not changed',
  'revise.notDeleted': 'The message was not deleted',
  'revise.tooLong': '{count} characters too long for one message here',
  'revise.before': 'What it said before',
  'revise.nothingKept': 'Nothing to show.',
  'revise.until': 'until {time}',
  'revise.untilBy': 'until {time}, changed by {name}',
  'message.deleted.own': 'Deleted for the customer',

  'subscribe.ask': 'Subscribe webhooks',
  'subscribe.never': 'The provider has not been asked to send messages here',
  'subscribe.works': 'The provider sends messages here',
  'subscribe.refused': 'The provider refused, {time}',
  'subscribe.ended': 'The provider has stopped sending messages here',
  'subscribe.ended.detail':
    'Press “Subscribe webhooks” again; what came in meanwhile may be missing.',
  'subscribe.until': 'Until {time}; renewed by itself before.',
} as const
