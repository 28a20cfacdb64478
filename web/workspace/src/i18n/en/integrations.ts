export const integrations = {
  'tokens.empty.detail':
    'A token lets a program of yours do some of what you can: read conversations, write first, bring in contracts.',
  'tokens.scopes.hint': 'Give as little as it needs: what isn’t ticked, it can’t do.',
  'tokens.use': 'Send it with each request:',
  'tokens.revoke.title': 'Revoke “{name}”?',
  'tokens.revoke.detail':
    'Whatever uses it stops working at once. This cannot be undone; make a new token and fill it in there.',
  'tokens.expired': 'Expired',
  'tokens.soon': 'Expires soon',
  'tokens.find': 'Find a token',
  'webhooks.empty.detail':
    'Another system is told at once what happens here: a message came in, a matter was resolved.',
  'webhooks.events.all': 'All',
  'webhooks.events.count.one': '{count} kind of event',
  'webhooks.events.count.other': '{count} kinds of events',
  'webhooks.renew': 'Renew the secret',
  'webhooks.renew.detail':
    'Signs with the new secret from now on. For a day the earlier one signs as well, so nothing is refused while you fill it in.',
  'webhooks.failing': 'Not answered well since {time}; it is tried again',
  'webhooks.test.ok': 'It answered {status} in {ms} ms',
  'webhooks.test.bad': 'The test did not arrive: {reason}',
  'webhooks.log.all': 'Everything',
  'webhooks.log.failed': 'Failed only',
  'webhooks.log.show': 'Which',
  'webhooks.log.payload': 'Payload',
  'webhooks.log.answer': 'It answered: {text}',
  'webhooks.remove.title': 'Remove this webhook?',
  'webhooks.remove.detail':
    '{url} is told nothing any more, and its log goes. Switching it off keeps both.',
  'integrations.actions': 'More for {name}',
  'integrations.more': 'Show more',
} as const
