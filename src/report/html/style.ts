import { CHART_STYLE } from '@slipway/ecs-rules/rollout-chart';

/** Of the style below, for the page's policy: a style from elsewhere is not applied. A test computes it again. */
export const STYLE_HASH = 'sha256-I8lHhEx6nsE2P2tsaTCOMsHX/8M0XuBB6Nb4qH3ulA8=';

/** Light by default, dark where the reader's system is, black on white on paper. Contrast of text is at least 4.5. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1c2128;--soft:#57606a;--line:#d5dae0;--grid:#e8ebef;--link:#0a5cc2;
--good:#116b34;--good-card:#e7f6ec;--bad:#b3261e;--bad-card:#fdecea;--plain:#4a5260;--plain-card:#eceff3;
--ours:#2f74d0;--others:#8b95a3;--pending:#cfdff5;--alarm:#9a4b00;--batch:#2f74d0;--code:#f0f2f5}
@media (prefers-color-scheme:dark){:root{--page:#0e1116;--card:#161b22;--text:#e6eaef;--soft:#a3adb9;--line:#353d48;--grid:#242b34;--link:#7db7ff;
--good:#6fdc94;--good-card:#12281a;--bad:#ff9088;--bad-card:#341512;--plain:#c3cad3;--plain-card:#232a33;
--ours:#5b9df0;--others:#7a8593;--pending:#2a3f5c;--alarm:#ffb36b;--batch:#5b9df0;--code:#0e1116}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main,footer,nav{max-width:1080px;margin:0 auto;padding:0 20px}
main{padding-top:24px}
nav{padding-top:16px;display:flex;flex-wrap:wrap;gap:6px 14px}
footer{padding-top:8px;padding-bottom:32px;color:var(--soft);font-size:13px}
h1,h2,h3{line-height:1.25;margin:0;overflow-wrap:anywhere}
h1{font-size:26px;margin:10px 0 6px}
h2{font-size:19px}
h3{font-size:15px;margin:18px 0 6px}
p{margin:6px 0;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.run,section,main>details{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 22px;margin:0 0 16px}
main>details{padding:12px 22px}
.run{border-top:6px solid var(--plain)}
.run.good{border-top-color:var(--good)}
.run.bad{border-top-color:var(--bad)}
.run>p:first-child{margin:0}
.badge{display:inline-block;font-size:14px;font-weight:650;padding:2px 12px;border-radius:99px;vertical-align:middle;white-space:nowrap;color:var(--plain);background:var(--plain-card)}
.badge.good{color:var(--good);background:var(--good-card)}
.badge.bad{color:var(--bad);background:var(--bad-card)}
.run .badge{font-size:18px;padding:4px 16px}
.reason{font-size:17px}
.next{border-left:4px solid var(--link);padding:2px 0 2px 14px;margin:14px 0 2px}
.next h2,.next h3{font-size:14px;margin:0;color:var(--soft)}
dl{display:flex;flex-wrap:wrap;gap:10px 36px;margin:10px 0}
dt{color:var(--soft);font-size:13px}
dd{margin:0;overflow-wrap:anywhere}
ul{margin:6px 0;padding-left:22px}
li{margin:3px 0;overflow-wrap:anywhere}
.bare,.causes{list-style:none;padding:0;margin:0}
.bare li{margin:0}
.causes>li{border-left:4px solid var(--bad);padding:1px 0 1px 14px;margin:8px 0}
code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{background:var(--code);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--code);border:1px solid var(--line);border-radius:6px;padding:10px 12px;margin:8px 0;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
details{border-top:1px solid var(--line);margin-top:12px;padding-top:10px}
main>details{border-top-width:1px;margin-top:0}
summary{cursor:pointer;font-weight:600}
.scroll{overflow-x:auto;margin:8px 0}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
th{text-align:left;color:var(--soft);font-weight:600;white-space:nowrap}
th,td{padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
td{overflow-wrap:break-word}
tr:last-child td{border-bottom:0}
td:first-child{white-space:nowrap}
figure{margin:16px 0 4px}
figure svg:not(.swatch){display:block;width:100%;min-width:760px;height:auto;font-size:12px}
figcaption{color:var(--soft);font-size:13px}
${CHART_STYLE}@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--text:#000;--soft:#444;--line:#bbb;--grid:#ddd;--link:#003c8f;
--good:#116b34;--good-card:#fff;--bad:#9c1c15;--bad-card:#fff;--plain:#333;--plain-card:#fff;
--ours:#2f74d0;--others:#8b95a3;--pending:#cfdff5;--alarm:#8a4300;--batch:#2f74d0;--code:#fff}
body{font-size:11pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding:0}
.run,section,main>details{border-left:0;border-right:0;border-bottom:0;border-radius:0;padding:10px 0}
.badge{border:1px solid currentColor}
details::details-content{content-visibility:visible;display:block;height:auto}
summary{list-style:none}
nav{display:none}
figure,pre,tr,.next{break-inside:avoid}
h2,h3,summary{break-after:avoid}
.scroll{overflow:visible}
figure svg:not(.swatch){min-width:0}}
`;
