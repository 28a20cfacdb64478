import { readableOn, textOn } from './colour'

/** The look, for a constructable stylesheet: a strict CSP allows those without 'unsafe-inline'. */
export function styles(colour: string, side: 'left' | 'right'): string {
  return `
:host{all:initial;--accent:${colour};--on-accent:${textOn(colour)};--link:${readableOn(colour, '#ffffff')};
--bg:#ffffff;--soft:#f3f4f6;--text:#111827;--quiet:#4b5563;--line:#d8dce2;--bad:#b91c1c;--good:#15803d;
position:fixed;z-index:2147483000;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--text)}
@media(prefers-color-scheme:dark){:host{--bg:#161b22;--soft:#232a34;--text:#f0f3f6;--quiet:#aab4c0;--line:#3a4350;--bad:#fca5a5;--good:#86efac;--link:${readableOn(colour, '#161b22')}}}
*{box-sizing:border-box}
button,input,textarea{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;padding:0}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.launcher{position:fixed;bottom:20px;${side}:20px;width:60px;height:60px;border-radius:50%;background:var(--accent);color:var(--on-accent);box-shadow:0 6px 20px rgba(0,0,0,.28);display:grid;place-items:center;transition:transform .15s}
.launcher:hover{transform:translateY(-2px)}
.launcher svg{width:28px;height:28px}
.badge{position:absolute;top:-3px;right:-3px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#b91c1c;color:#fff;font-size:13px;font-weight:600;line-height:22px}
.panel{position:fixed;bottom:92px;${side}:20px;width:min(384px,calc(100vw - 32px));height:min(640px,calc(100vh - 116px));display:flex;flex-direction:column;background:var(--bg);border-radius:16px;overflow:hidden;border:1px solid var(--line);box-shadow:0 16px 48px rgba(0,0,0,.24)}
.panel[hidden],[hidden]{display:none!important}
header{display:flex;align-items:center;gap:12px;padding:16px 16px 14px;background:var(--accent);color:var(--on-accent)}
header div{flex:1;min-width:0}
h2{margin:0;font-size:17px;font-weight:650;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.status{margin:2px 0 0;font-size:13px;display:flex;align-items:center;gap:6px}
.status::before{content:"";width:8px;height:8px;border-radius:50%;border:1.5px solid currentColor}
.status.on::before{background:currentColor}
.icon{width:40px;height:40px;border-radius:10px;display:grid;place-items:center;flex:none}
.icon svg{width:22px;height:22px}
.icon:hover{background:rgba(127,127,127,.18)}
header .icon:focus-visible,.launcher:focus-visible{outline-color:var(--on-accent);outline-offset:-4px}
.log{flex:1;overflow-y:auto;padding:16px;display:flex;flex-direction:column;gap:6px;overscroll-behavior:contain}
.log:focus-visible{outline-offset:-3px}
.day{align-self:center;font-size:12px;color:var(--quiet);margin:10px 0 4px}
.greeting{background:var(--soft);border-radius:4px 16px 16px 16px;padding:10px 14px;max-width:85%;align-self:flex-start;margin:0}
.item{max-width:85%;display:flex;flex-direction:column;align-self:flex-start}
.item.mine{align-self:flex-end;align-items:flex-end}
.who{font-size:12px;color:var(--quiet);margin:6px 4px 2px}
.bubble{padding:9px 13px;border-radius:4px 16px 16px 16px;background:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}
.mine .bubble{background:var(--accent);color:var(--on-accent);border-radius:16px 4px 16px 16px}
.bubble a{color:var(--link)}
.mine .bubble a{color:inherit}
.bubble.gone{font-style:italic;color:var(--quiet);background:none;border:1px dashed var(--line)}
.meta{font-size:12px;color:var(--quiet);margin:2px 4px 0;display:flex;gap:8px}
.meta.bad{color:var(--bad)}
.meta button{color:var(--link);text-decoration:underline}
.file{display:flex;gap:10px;align-items:center;margin-top:4px;padding:10px 12px;border:1px solid var(--line);border-radius:12px;color:inherit;text-decoration:none;background:var(--bg);max-width:100%}
.file span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.file small{color:var(--quiet);white-space:nowrap}
.item img,.item video{max-width:100%;max-height:240px;border-radius:12px;margin-top:4px;display:block}
.choices{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.choices button,.more{border:1.5px solid var(--link);color:var(--link);border-radius:999px;padding:7px 14px;font-weight:550}
.more{align-self:center;border-color:var(--line);font-size:13px}
.typing{min-height:22px;padding:0 18px;font-size:13px;color:var(--quiet)}
.dots::after{content:"…";animation:dots 1.2s infinite}
@keyframes dots{50%{opacity:.3}}
.details{padding:10px 16px 0;border-top:1px solid var(--line);display:grid;gap:8px}
.details p{margin:0;font-weight:600;font-size:14px}
.details label{font-size:13px;color:var(--quiet);display:grid;gap:3px}
.details input{border:1px solid var(--quiet);border-radius:10px;padding:8px 10px;background:var(--bg);color:var(--text);font-size:15px}
.note{margin:0;padding:6px 16px 0;font-size:13px;color:var(--quiet)}
.note.bad{color:var(--bad)}
.chips{display:flex;flex-wrap:wrap;gap:6px;padding:8px 16px 0}
.chip{display:flex;gap:4px;align-items:center;background:var(--soft);border-radius:8px;padding:2px 2px 2px 10px;font-size:13px;max-width:100%}
.chip span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;max-width:220px}
.chip .icon{width:28px;height:28px}
.chip svg{width:14px;height:14px}
form.compose{display:flex;align-items:flex-end;gap:4px;padding:10px;border-top:1px solid var(--line);margin-top:8px}
textarea{flex:1;min-width:0;resize:none;border:1px solid var(--quiet);border-radius:14px;padding:9px 12px;background:var(--bg);color:var(--text);max-height:130px;min-height:42px;font-size:16px;line-height:1.4}
.compose .send{background:var(--accent);color:var(--on-accent)}
.compose .icon{color:var(--quiet)}
.compose .send.icon{color:var(--on-accent)}
.emoji{display:grid;grid-template-columns:repeat(8,1fr);gap:2px;padding:8px 12px 0}
.emoji button{font-size:22px;height:38px;border-radius:8px}
.emoji button:hover{background:var(--soft)}
.drop{position:absolute;inset:0;background:var(--bg);opacity:.92;display:grid;place-items:center;font-weight:600;border:3px dashed var(--link);border-radius:16px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:480px){.panel{inset:0;width:100vw;height:100dvh;border:0;border-radius:0}.panel:not([hidden])~.launcher{display:none}}
@media(prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
@media(forced-colors:active){.bubble,.launcher{border:1px solid}}
`
}
