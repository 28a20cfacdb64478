export const elsewhere = {
  'leg.continuedByLink': 'Continued by {channel}, by the link given at {time}',
  'event.continued_by_code': '{by} heard the customer’s code on the telephone: this goes on',
  'event.continuation_refused':
    'Somebody else came with the link of this conversation. It opened nothing',
  'placement.rule.continued': 'It came with the link that was given in this conversation',
  'evidence.continue': 'Came with our link, given at {value}',
  'evidence.continue_refused': 'Came with a link that opens nothing',
  'evidence.continue_refused.used': 'Came with a link that was used before',
  'evidence.continue_refused.revoked': 'Came with a link that was taken back',
  'evidence.continue_refused.expired': 'Came with a link that is too old',
  'evidence.continue_refused.other_channel': 'Came with a link meant for another channel',
  'evidence.continue_refused.other_customer': 'Came with the link of another customer',
  'evidence.continue_refused.other_name': 'Came with the link of a customer by another name',
  'evidence.continue_doubt': 'Came with our link, but look whether it is the customer',
  'evidence.continue_doubt.unproved':
    'Came with the link of a customer who had logged in, without proof of being them',
  'evidence.continue_doubt.other_customer': 'Known as another customer. Is it the same person?',
  'evidence.came_with_the_link': 'One came with the link that was given to the other',
} as const
