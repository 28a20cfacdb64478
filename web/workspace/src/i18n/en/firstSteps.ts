export const firstSteps = {
  'setup.step.colleagues': 'Colleagues',
  'setup.step.try': 'Try it',
  'setup.colleagues.intro':
    'Who answers with you? Each colleague gets a link of their own. More can follow at any time.',
  'setup.colleagues.another': 'Invite another',
  'setup.try.title': 'Be a customer for a minute',
  'setup.try.chat': 'Open the try page, say hello, and answer yourself in the inbox.',
  'setup.try.message':
    'Send a message to this channel from an address of your own, and answer it in the inbox.',
  'setup.try.none':
    'There is no channel yet, so nothing can come in. Connect one when you are ready; the inbox shows what is left to do.',
  'setup.try.waiting': 'Waiting for the first message…',
  'setup.try.arrived': 'The first message is in',
  'first.title': 'What is left to do',
  'first.channel': 'Connect a channel',
  'first.channel.detail': 'Mail, WhatsApp or a chat on your website.',
  'first.invite': 'Invite colleagues',
  'first.invite.detail': 'Each gets a link, a role and a team.',
  'first.try': 'Write to yourself',
  'first.try.detail': 'Send a message as a customer would.',
  'first.done': 'Done',
} as const
