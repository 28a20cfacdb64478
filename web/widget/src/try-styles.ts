/** The look of the page to try the chat on; a strict policy allows a constructed sheet. */
export const TRY_STYLES = `
:root{--bg:#ffffff;--soft:#f5f6f8;--text:#15202b;--quiet:#4b5563;--line:#dfe3e8;--edge:#767f8c;color-scheme:light}
@media(prefers-color-scheme:dark){:root{--bg:#0f141a;--soft:#1a212a;--text:#eef2f6;--quiet:#aab4c0;--line:#303945;--edge:#8b95a3;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:var(--bg);color:var(--text)}
.page{min-height:100vh}
.page>header{display:flex;justify-content:space-between;align-items:center;gap:24px;padding:18px max(24px,calc(50vw - 560px));border-bottom:1px solid var(--line);border-top:5px solid var(--brand)}
strong{font-size:19px;overflow-wrap:anywhere}
.menu{color:var(--quiet);font-size:15px;word-spacing:18px}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 360px;gap:56px;max-width:1120px;margin:0 auto;padding:56px 24px 120px;box-sizing:content-box}
.kicker{margin:0;font-size:14px;font-weight:600;color:var(--quiet)}
h1{font-size:clamp(28px,4vw,42px);line-height:1.15;letter-spacing:-.02em;margin:8px 0 16px;text-wrap:balance}
.lead{font-size:18px;color:var(--quiet);margin:0 0 32px;max-width:34em}
.cards{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(190px,1fr))}
section{background:var(--soft);border:1px solid var(--line);border-radius:14px;padding:18px 20px}
h3{margin:0 0 4px;font-size:16px}
section p{margin:0;font-size:15px;color:var(--quiet)}
.small{font-size:14px;color:var(--quiet);margin:28px 0 0}
aside{border:1px solid var(--line);border-radius:16px;padding:22px;align-self:start;background:var(--bg);box-shadow:0 10px 40px rgba(0,0,0,.07);min-width:0}
h2{font-size:17px;margin:0 0 2px}
aside p{margin:0 0 14px;font-size:14px;color:var(--quiet)}
.fields{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:14px 12px;margin-bottom:26px}
label{display:grid;gap:5px;font-size:13.5px;font-weight:550;align-content:end;min-width:0}
label:has(.wide){grid-column:1/-1}
input,select{font:inherit;font-weight:400;font-size:15px;height:40px;width:100%;min-width:0;padding:0 10px;border:1px solid var(--edge);border-radius:9px;background:var(--bg);color:var(--text)}
input[type=color]{padding:3px}
input[type=range]{padding:0;margin:0;border:0;accent-color:var(--brand)}
pre{margin:0 0 12px;padding:12px;background:var(--soft);border:1px solid var(--line);border-radius:9px;font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.row{display:flex;gap:12px;align-items:center;font-size:14px}
button{font:inherit;font-size:15px;font-weight:600;height:40px;padding:0 16px;border:0;border-radius:9px;background:var(--text);color:var(--bg);cursor:pointer}
:focus-visible{outline:3px solid #2563eb;outline-offset:2px}
@media(prefers-color-scheme:dark){:focus-visible{outline-color:#93c5fd}}
@media(min-width:861px){aside{order:-1}.columns{grid-template-columns:360px minmax(0,1fr)}}
@media(max-width:860px){.columns{grid-template-columns:minmax(0,1fr);gap:36px;padding:32px 20px 120px;box-sizing:border-box}.menu{display:none}.page>header{padding:14px 20px}}
`
