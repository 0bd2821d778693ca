import { CHART_STYLE } from '@slipway/ecs-rules/rollout-chart';

/** Light by default, dark where the reader's system is. One column on a narrow screen. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--text:#1b2027;--soft:#57606a;--line:#d6dbe1;--grid:#e8ebef;--link:#0a5cc2;
--good:#116b34;--good-card:#e5f5ea;--bad:#b3261e;--bad-card:#fdeceb;--busy:#0a5cc2;--busy-card:#e6f0fc;--plain:#4a5260;--plain-card:#eceff3;
--ours:#2f74d0;--others:#8b95a3;--pending:#cfdff5;--draining:#e0b66a;--alarm:#9a4b00;--batch:#2f74d0;--code:#eef1f4}
@media (prefers-color-scheme:dark){:root{--page:#0d1117;--card:#161b22;--text:#e6eaef;--soft:#a3adb9;--line:#353d48;--grid:#242b34;--link:#7db7ff;
--good:#6fdc94;--good-card:#12281a;--bad:#ff9088;--bad-card:#341512;--busy:#7db7ff;--busy-card:#13263d;--plain:#c3cad3;--plain-card:#232a33;
--ours:#5b9df0;--others:#7a8593;--pending:#2a3f5c;--draining:#8a6a2c;--alarm:#ffb36b;--batch:#5b9df0;--code:#0d1117}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
header,.columns,.calls,#status{max-width:1480px;margin-left:auto;margin-right:auto}
header{padding:18px 20px 0}
.skip{position:absolute;left:-999px;top:4px;padding:6px 12px;background:var(--card);color:var(--link)}
.skip:focus{left:8px;z-index:2}
h1{font-size:24px;line-height:1.25;margin:0}
.title{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center;margin:0 0 6px}
h2{font-size:17px;line-height:1.3;margin:0 0 6px;overflow-wrap:anywhere}
h3{font-size:14px;margin:16px 0 4px;overflow-wrap:anywhere}
p{margin:5px 0;overflow-wrap:anywhere}
.columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,400px);gap:16px;padding:0 20px}
@media (max-width:1000px){.columns{grid-template-columns:minmax(0,1fr)}}
main:focus{outline:none}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px;margin:0 0 16px;min-width:0}
.calls{margin:0 auto 32px}
@media (min-width:600px){.calls{width:calc(100% - 40px)}}
#status{min-height:21px;padding:0 20px;margin-top:6px;margin-bottom:8px;color:var(--soft)}
.settings{display:flex;flex-wrap:wrap;gap:4px 32px;align-items:center;justify-content:space-between}
dl{display:flex;flex-wrap:wrap;gap:6px 28px;margin:6px 0}
dt{color:var(--soft);font-size:12px}
dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.badge{display:inline-block;font-size:12px;font-weight:650;line-height:1.6;padding:0 9px;border-radius:99px;color:var(--plain);background:var(--plain-card)}
.badge.good{color:var(--good);background:var(--good-card)}
.badge.bad{color:var(--bad);background:var(--bad-card)}
.badge.busy{color:var(--busy);background:var(--busy-card)}
.states .badge{font-size:14px;padding:1px 12px}
.none,.soft,.client,time{color:var(--soft)}
.soft,.client{font-size:13px}
.reason{color:var(--bad)}
code,pre{font:12.5px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{background:var(--code);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--code);border:1px solid var(--line);border-radius:6px;padding:10px 12px;margin:8px 0;white-space:pre-wrap;overflow-wrap:anywhere}
ul,ol{margin:6px 0;padding-left:20px}
.counts,.events,.instances,.images,.rows{list-style:none;padding:0}
.counts li{margin:2px 0}
.events li{padding:3px 0;border-bottom:1px solid var(--grid);overflow-wrap:anywhere}
.events li:last-child{border:0}
time{font-variant-numeric:tabular-nums;margin-right:6px}
.instances>li,.images>li,.rows>li{padding:8px 0;border-bottom:1px solid var(--grid)}
.instances>li:last-child,.images>li:last-child,.rows>li:last-child{border:0}
.share{display:grid;grid-template-columns:58px minmax(60px,1fr) auto;gap:8px;align-items:center;font-size:12.5px;margin:2px 0;font-variant-numeric:tabular-nums}
meter{width:100%;height:10px}
.buttons{display:flex;flex-wrap:wrap;gap:6px;margin:6px 0 0}
button,input,select{font:inherit;color:var(--text);background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:3px 10px;min-height:30px;max-width:100%}
button{cursor:pointer;font-weight:600;background:var(--plain-card)}
button:hover{border-color:var(--link)}
button.danger{color:var(--bad);background:var(--bad-card)}
button[aria-busy=true],form[aria-busy=true] button{opacity:.6}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,[tabindex="0"]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
form{display:flex;flex-wrap:wrap;gap:8px 10px;align-items:end;margin:8px 0 0}
label{display:flex;flex-direction:column;flex:0 1 auto;font-size:12px;color:var(--soft);min-width:0}
label input,label select{font-size:14px}
input[name=count]{width:70px}
input[name=operation],input[name=name]{width:170px}
.check{flex-direction:row;gap:6px;align-items:center;min-height:30px;font-size:14px}
.check input{min-height:0;width:16px;height:16px;margin:0}
.scroll{overflow-x:auto;margin:6px 0}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
th{text-align:left;color:var(--soft);font-weight:600;white-space:nowrap}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--grid);vertical-align:top}
td{min-width:40px}
td code{white-space:nowrap}
.words{min-width:190px;overflow-wrap:anywhere}
td .badge{white-space:nowrap}
tr:last-child td{border-bottom:0}
#calls .scroll{max-height:420px;overflow-y:auto}
details{margin-top:8px}
summary{cursor:pointer;font-weight:600;color:var(--link)}
figure{margin:10px 0 4px}
figure>.scroll>svg{display:block;width:100%;min-width:680px;height:auto;font-size:12px}
figcaption{color:var(--soft);font-size:12.5px}
.traffic{display:flex;flex-wrap:wrap;gap:8px 28px;align-items:center}
.minutes{width:180px;height:40px;border-bottom:1px solid var(--line)}
.minutes .errors{fill:var(--bad)}
.bar.draining{fill:var(--draining)}
@media (max-width:600px){header,.columns,#status{padding-left:12px;padding-right:12px}section{padding:12px 14px}.calls{margin:0 12px 24px}}
${CHART_STYLE}`;
