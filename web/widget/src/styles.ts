import { readableOn, textOn } from './colour'
import type { Look } from './protocol'
import { FULL_SCREEN } from './trap'

const LIGHT = '#ffffff'
const DARK = '#161b22'

function light(colour: string): string {
  return `color-scheme:light;--bg:${LIGHT};--soft:#f1f3f6;--text:#111827;--quiet:#4b5563;--line:#dfe3e8;--edge:#767f8c;--bad:#b91c1c;--star:#d97706;--link:${readableOn(colour, LIGHT)};--linksoft:${readableOn(colour, '#f1f3f6')};`
}

function dark(colour: string): string {
  return `color-scheme:dark;--bg:${DARK};--soft:#262e39;--text:#f0f3f6;--quiet:#aab4c0;--line:#343d4a;--edge:#8b95a3;--bad:#fca5a5;--star:#fbbf24;--link:${readableOn(colour, DARK)};--linksoft:${readableOn(colour, '#262e39')};`
}

function scheme(look: Look): string {
  if (look.theme === 'light') return `:host{${light(look.colour)}}`
  if (look.theme === 'dark') return `:host{${dark(look.colour)}}`
  return `:host{${light(look.colour)}}@media(prefers-color-scheme:dark){:host{${dark(look.colour)}}}`
}

/** The look, for a constructable stylesheet: a strict CSP allows those without 'unsafe-inline'. */
export function styles(look: Look): string {
  const { colour, side, corners } = look
  return `
:host{all:initial;direction:ltr;--accent:${colour};--on-accent:${textOn(colour)};--r:${corners}px;--b:${Math.min(corners, 18)}px;--s:${Math.min(corners, 12)}px;
position:fixed;z-index:2147483000;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--text);-webkit-text-size-adjust:100%}
:host([data-inline]){position:relative;z-index:0;display:block;height:100%;min-height:420px}
${scheme(look)}
*{box-sizing:border-box}
button,input,textarea{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;padding:0;touch-action:manipulation}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
[hidden]{display:none!important}
.launcher{position:fixed;bottom:max(20px,env(safe-area-inset-bottom));${side}:20px;min-width:60px;height:60px;border-radius:${Math.max(corners * 2, 8)}px;background:var(--accent);color:var(--on-accent);box-shadow:0 1px 2px rgba(0,0,0,.2),0 8px 24px rgba(0,0,0,.24);display:flex;align-items:center;justify-content:center;gap:10px;transition:transform .16s,box-shadow .16s}
.launcher:hover{transform:translateY(-2px);box-shadow:0 2px 4px rgba(0,0,0,.2),0 12px 32px rgba(0,0,0,.28)}
.launcher:active{transform:scale(.96)}
.launcher svg{width:28px;height:28px;flex:none}
.launcher.words{padding:0 22px 0 18px;height:54px;max-width:calc(100vw - 40px);font-weight:600}
.launcher.words.on{min-width:54px;padding:0}
.launcher.on .label{display:none}
.label{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.badge::before{content:attr(data-count)}
.badge{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#b91c1c;color:#fff;font-size:13px;font-weight:600;line-height:22px;text-align:center;box-shadow:0 0 0 2px #fff}
.panel{position:fixed;bottom:94px;${side}:20px;width:min(392px,calc(100vw - 32px));height:min(660px,calc(100vh - 116px));display:flex;flex-direction:column;background:var(--bg);border-radius:var(--r);overflow:hidden;border:1px solid var(--line);box-shadow:0 4px 12px rgba(0,0,0,.08),0 20px 56px rgba(0,0,0,.24);animation:in .18s ease-out;transform-origin:bottom ${side}}
:host([data-inline]) .panel{position:absolute;inset:0;width:auto;height:auto;box-shadow:none;animation:none}
:host([data-app]){min-height:0}
:host([data-app]) .panel{border:0;border-radius:0}
:host([data-app]) header{padding:max(8px,env(safe-area-inset-top)) max(8px,env(safe-area-inset-right)) 8px max(8px,env(safe-area-inset-left))}
@keyframes in{from{transform:translateY(12px) scale(.98)}}
header{display:flex;align-items:center;gap:12px;padding:14px 12px 14px 16px;background:var(--accent);color:var(--on-accent)}
.logo{width:40px;height:40px;flex:none;border-radius:${Math.min(corners, 20)}px;object-fit:cover;display:grid;place-items:center;font-size:18px;font-weight:700;background:var(--on-accent);color:${readableOn(colour, textOn(colour))}}
.names{flex:1;min-width:0}
h2{margin:0;font-size:16.5px;line-height:1.3;font-weight:650;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere}
.status{margin:1px 0 0;font-size:13px;display:flex;align-items:center;gap:6px}
.status::before{content:"";width:8px;height:8px;border-radius:50%;border:1.5px solid currentColor;flex:none}
.status.on::before{background:currentColor}
.icon{width:40px;height:40px;border-radius:var(--s);display:grid;place-items:center;flex:none;color:var(--quiet)}
.icon svg{width:22px;height:22px}
.icon:hover{background:rgba(127,127,127,.16)}
header .icon{color:inherit}
header .icon:focus-visible,.launcher:focus-visible{outline-color:var(--on-accent);outline-offset:-5px}
.log{flex:1;overflow-y:auto;padding:16px;display:flex;flex-direction:column;gap:5px;overscroll-behavior:contain;scrollbar-width:thin}
.log:focus-visible{outline-offset:-3px}
.log>:first-child{margin-top:auto}
.day{align-self:center;text-align:center;font-size:12px;color:var(--quiet);margin:12px 0 6px}
.matter,.end{align-self:stretch;display:flex;align-items:center;gap:12px}
.matter::before,.matter::after,.end::before,.end::after{content:"";flex:1 0 12px;height:1px;background:var(--line)}
.greeting,.bubble{padding:9px 13px;background:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere;border-radius:4px var(--b) var(--b) var(--b)}
.greeting{max-width:85%;align-self:flex-start;margin:0}
.bubble{unicode-bidi:plaintext}
.item{max-width:85%;display:flex;flex-direction:column;align-self:flex-start;align-items:flex-start}
.item.mine{align-self:flex-end;align-items:flex-end}
.who{font-size:12px;color:var(--quiet);margin:8px 4px 3px;overflow-wrap:anywhere}
.mine .bubble{background:var(--accent);color:var(--on-accent);border-radius:var(--b) 4px var(--b) var(--b)}
.bubble a{color:var(--linksoft)}
.mine .bubble a{color:inherit}
.bubble.gone{font-style:italic;color:var(--quiet);background:none;border:1px dashed var(--line)}
.meta{font-size:12px;color:var(--quiet);margin:3px 4px 0;display:flex;gap:8px;flex-wrap:wrap;overflow-wrap:anywhere}
.meta.bad{color:var(--bad)}
.meta button{color:var(--link);text-decoration:underline}
.file{display:flex;gap:10px;align-items:center;margin-top:4px;padding:10px 12px;border:1px solid var(--line);border-radius:var(--s);color:inherit;text-decoration:none;background:var(--bg);max-width:100%}
.file[href]:hover{background:var(--soft)}
.file span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.file small{color:var(--quiet);white-space:nowrap}
.file svg{width:20px;flex:none}
.picture{cursor:zoom-in;margin-top:4px;border-radius:var(--s);max-width:100%}
.item img,.item video{max-width:100%;max-height:240px;min-width:48px;min-height:48px;object-fit:cover;border-radius:var(--s);display:block;background:var(--soft)}
.item audio{width:264px;max-width:100%;height:42px;margin-top:4px}
.choices{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.choices button,.more,.primary{border:1.5px solid var(--link);color:var(--link);border-radius:var(--b);padding:7px 14px;font-weight:550;overflow-wrap:anywhere}
.choices button:hover,.more:hover,.quiet:hover{background:var(--soft)}
.more{align-self:center;border-color:var(--edge);font-size:13px}
.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.quiet{font-size:13px;color:var(--quiet);padding:6px 12px;border-radius:var(--s)}
.typing{min-height:22px;padding:0 18px;font-size:13px;color:var(--quiet);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.dots::after{content:"…";animation:dots 1.2s infinite}
@keyframes dots{50%{opacity:.3}}
.rate{margin:0 12px 8px;padding:14px 12px 6px;border:1px solid var(--line);border-radius:var(--b);display:flex;flex-direction:column;align-items:center;gap:8px;text-align:center}
.elsewhere p:focus,.elsewhere strong:focus{outline:none}
.ways{display:flex;flex-wrap:wrap;justify-content:center;gap:8px}
.way{padding:8px 14px;border:1px solid var(--edge);border-radius:var(--s);font-size:14px}
.way:hover{background:var(--soft)}
.ways a.primary{text-decoration:none;padding:10px 18px}
.ways small{flex-basis:100%;font-size:12.5px;color:var(--quiet)}
.rate p{margin:0;font-weight:600}
.scores{display:flex;gap:4px}
.scores button{width:44px;height:44px;border-radius:var(--s);display:grid;place-items:center;color:var(--edge)}
.scores button:hover{background:var(--soft)}
.scores svg{width:28px;height:28px}
.scores .on,.rated .on{color:var(--star)}
.stars .on svg,.rated .on{fill:currentColor}
.rate:not(.stars) .on{color:var(--on-accent);background:var(--accent)}
.more-words{align-self:stretch;display:grid;gap:8px}
.more-words textarea{border:1px solid var(--edge);border-radius:var(--s)}
.rated{display:flex;gap:3px;color:var(--edge);padding:4px 2px}
.rated.thumb{color:var(--link);padding:8px;border:1px solid var(--line);border-radius:var(--b)}
.rated svg{width:22px;height:22px}
.details{padding:12px 16px 2px;border-top:1px solid var(--line);display:grid;gap:8px}
.details p{margin:0;font-weight:600;font-size:14px}
.details label{font-size:13px;color:var(--quiet);display:grid;gap:3px}
.details input{border:1px solid var(--edge);border-radius:var(--s);padding:9px 11px;background:var(--bg);color:var(--text);font-size:16px;min-width:0}
.details [aria-invalid]{border-color:var(--bad)}
.consent{padding:8px 16px 0;font-size:12.5px;color:var(--quiet);overflow-wrap:anywhere}
.consent p{margin:0}
.consent a{color:var(--link)}
.consent label{display:flex;gap:10px;align-items:center;margin-top:4px;min-height:28px;color:var(--text);font-size:14px;cursor:pointer}
.consent input{width:18px;height:18px;margin:0;accent-color:var(--link)}
.note{margin:0;padding:6px 16px 0;font-size:13px;color:var(--quiet);overflow-wrap:anywhere}
.note.bad{color:var(--bad)}
.chips{display:flex;flex-wrap:wrap;gap:6px;padding:8px 14px 0}
.chip{display:flex;gap:6px;align-items:center;background:var(--soft);border-radius:var(--s);padding:3px 3px 3px 10px;font-size:13px;max-width:100%}
.chip span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;max-width:220px}
.chip .icon{width:28px;height:28px}
.chip svg{width:16px;height:16px;flex:none}
.compose{display:flex;align-items:flex-end;gap:0;margin:8px 12px max(12px,env(safe-area-inset-bottom));padding:3px;border:1px solid var(--edge);border-radius:var(--b);background:var(--bg)}
.compose:focus-within{border-color:var(--link);box-shadow:0 0 0 1px var(--link)}
textarea{flex:1;min-width:0;resize:none;border:0;padding:8px 6px;background:none;color:var(--text);max-height:130px;min-height:40px;font-size:16px;line-height:1.4}
.compose textarea:focus{outline:0}
.compose textarea::placeholder{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
@media(max-width:350px){.compose .icon{width:34px}}
textarea::placeholder{color:var(--quiet);opacity:1}
.compose .send{background:var(--accent);color:var(--on-accent);margin-left:2px}
.compose .send:hover{background:var(--accent);filter:brightness(1.08)}
.compose .icon:focus-visible{outline-offset:-1px}
.recorder{align-items:center;gap:8px}
.grow{flex:1;font-variant-numeric:tabular-nums}
.dot{width:10px;height:10px;border-radius:50%;background:#dc2626;animation:dots 1.2s infinite}
.emoji{display:grid;grid-template-columns:repeat(8,1fr);gap:2px;padding:8px 12px 0;max-height:210px;overflow-y:auto}
.emoji button{font-size:22px;height:38px;border-radius:var(--s)}
.emoji button:hover{background:var(--soft)}
.drop{position:absolute;inset:0;background:var(--bg);opacity:.94;display:grid;place-items:center;font-weight:600;border:3px dashed var(--link);border-radius:var(--r)}
.light{border:0;padding:0;background:none;max-width:96vw;max-height:96vh;overflow:visible;margin:auto}
.panel:has(~.light[open]){visibility:hidden}
.light::backdrop{background:rgba(0,0,0,.85)}
.light img{display:block;max-width:92vw;max-height:88vh;border-radius:var(--s)}
.light .icon{position:fixed;top:12px;right:12px;background:#161b22;color:#fff;width:44px;height:44px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media ${FULL_SCREEN}{:host(:not([data-inline])) .panel{inset:0;width:100vw;height:100dvh;border:0;border-radius:0}.panel:not([hidden])~.launcher{display:none}}
@media(prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
@media(forced-colors:active){.bubble,.launcher,.greeting{border:1px solid}header{border-bottom:1px solid}.status.on::before{background:CanvasText;forced-color-adjust:none}}
`
}
