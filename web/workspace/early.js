/*
 * In the page itself, before the program has been read: what the first screen needs is asked for at
 * once. `request()` takes the answers (shared/api/early.ts); what nobody takes is nothing lost.
 */
;(function (words) {
  var path = location.pathname
  if (/^\/(sign-in|setup|invitation)(\/|$)/.test(path)) return
  var early = (window.onethreadEarly = {})
  function ask(address) {
    var answer = fetch(address, { headers: { Accept: 'application/json' } })
    early[address] = answer
    return answer
  }
  var view = /^\/(?:inbox\/(mine|unassigned|all|snoozed|resolved)(?:\/\d+)?\/?)?$/.exec(path)
  var language
  var sorts = {}
  try {
    language = localStorage.getItem('onethread.language')
    sorts = JSON.parse(localStorage.getItem('onethread.sorts')) || sorts
  } catch {
    // Without storage the browser's own language and the views' own order are the guess.
  }
  ask('/api/session').then(
    function (answer) {
      if (!answer.ok) return
      // Only now: the session says from where on the stream tells what the list doesn't hold.
      if (view) {
        var name = view[1] || 'mine'
        var sort = sorts[name] || (name === 'snoozed' ? 'snooze' : 'newest')
        ask('/api/inbox/' + name + '?limit=50&sort=' + sort)
      }
      ask('/api/inbox/counts')
    },
    function () {},
  )
  var file = words[(language || navigator.language || '').slice(0, 2)] || words.en
  if (!file) return
  var link = document.createElement('link')
  link.rel = 'modulepreload'
  link.href = file
  document.head.append(link)
})(__WORDS__)
