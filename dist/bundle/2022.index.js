const $e=2022,be=[2022],xe={72022:((he,Q,u)=>{u.d(Q,{renderHtml:()=>me});var T=u(58378),q=u(38384);const _=/(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,nn={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function i(n,...e){return{markup:n.map((t,o)=>`${t}${N(e[o])}`).join("")}}const c={markup:""};function g(n,e=""){return{markup:n.map(N).join(e)}}function B({tag:n,attributes:e,children:a}){const t=Object.entries(e).map(([s,d])=>` ${s}="${N(d)}"`);if(a.length===0)return{markup:`<${n}${t.join("")}/>`};const o=e.role==="img",r=a.map(s=>typeof s=="string"?W(s):`${o?`
`:""}${B(s).markup}`);return{markup:`<${n}${t.join("")}>${r.join("")}</${n}>`}}function N(n){return n===void 0?"":typeof n=="string"?W(n):typeof n=="number"?String(n):"markup"in n?n.markup:n.map(N).join("")}function W(n){return n.replace(_,"\uFFFD").replaceAll(/[&<>"']/g,e=>nn[e]??"")}var $=u(41119),x=u(61802),y=u(57153),V=u(87991),en=u(43565),k=u(66622),tn=u(88630),an=u(43564),on=u(8676),sn=u(54827);const rn=1e3,dn=200,ln={lines:10,width:1e3},un=/^\| /;function p(n){return(0,an.m)(n,rn)}function R(n){return i`<code>${p(n)}</code>`}function I(n){const e=n.flatMap(a=>(0,on.c)(a,ln).map(t=>t.replace(un,"")));return i`<pre tabindex="0">${e.join(`
`)}</pre>`}function M(n,e){return n===void 0?i`${e}`:i`<a href="${n}" rel="noreferrer">${e}</a>`}function j(n){const[,e,a]=/^(.*?:) (\{"Effect":.*\})$/s.exec(n)??[];if(e!==void 0&&a!==void 0)return i`<p>${p(e)}</p>${I(cn(a).split(`
`))}`;const[,t,o]=/^(.*?:) ((?:aws|slipway) [a-z].*)$/s.exec(n)??[];return t===void 0||o===void 0?i`<p>${p(n)}</p>`:i`<p>${p(t)}</p>${I([o])}`}function cn(n){try{return JSON.stringify(JSON.parse(n),null,2)}catch{return n}}function m(n,e,a=!1){return e.markup===""?c:a?i`<details open><summary>${n}</summary>${e}</details>`:i`<details><summary>${n}</summary>${e}</details>`}function v(n,e,a){if(a.length===0)return c;const t=g(e.map(r=>i`<th scope="col">${r}</th>`)),o=g(a.map(r=>i`<tr>${g(r.map(s=>i`<td>${s}</td>`))}</tr>`));return i`<div class="scroll" role="region" aria-label="${n}" tabindex="0"><table><thead><tr>${t}</tr></thead><tbody>${o}</tbody></table></div>`}function S(n){return n.length===0?c:i`<ul>${g(n.map(e=>i`<li>${e}</li>`))}</ul>`}function X(n){return n.length===0?c:i`<pre tabindex="0">${(0,sn.W)(n,dn).join(`
`)}</pre>`}function A(n){const e=n.filter(([,a])=>a!==void 0);return i`<dl>${g(e.map(([a,t])=>i`<div><dt>${a}</dt><dd>${t}</dd></div>`))}</dl>`}function D(n){if(n===void 0)return c;const e=n.causes.map(t=>i`<li><strong>${p((0,tn.V$)(t))}</strong>${t.details.length===0?c:I(t.details)}</li>`),a=n.unread.map(t=>i`<li>Could not be read: ${p(t)}</li>`);return i`<h3>Cause</h3><ul class="causes">${g([...e,...a])}</ul>`}function Y(n,e){const a=(e?.logs??[]).map((t,o)=>{const r=`Last log lines: container ${t.container}, task ${(0,$.x6)(t.taskArn)}`,s=(0,k._N)(n,t),d=s===void 0?c:i`<p>${M(s,"The whole log in the AWS console")}</p>`,l=t.lines.length===0?i`<p>The container wrote nothing.</p>`:I(t.lines);return m(r,i`${l}${d}`,o===0)});return g(a)}function K(n,e){const{revisionArn:a,previousRevisionArn:t,serving:o,running:r,desired:s}=e,d=o.map(f=>i`<li>${P(n,e,f.revisionArn)}: ${(0,x.B)(f.running,"task")}</li>`),l=r===void 0?void 0:`${r}/${s??"\u2013"} tasks`;return A([["Running now",d.length>0?i`<ul class="bare">${g(d)}</ul>`:l],["Deployed",a&&P(n,e,a)],["Before",t&&P(n,e,t)],["AWS console",(0,k.Cy)(n,e)&&M((0,k.Cy)(n,e),"Deployments")]])}function P(n,{sources:e},a){const t=e!==void 0&&Object.hasOwn(e,a)?` (${e[a]})`:"";return i`${M((0,k.DF)(n,a),(0,$.pd)(a))}${t}`}var fn=u(34324);const pn={steady:"Steady",paused:"Paused",unchanged:"Unchanged",started:"Started",planned:"Planned","rolled-back":"Rolled back",failed:"Failed",superseded:"Superseded","timed-out":"Timed out",stuck:"Stuck",refused:"Refused",cancelled:"Cancelled",unknown:"Unknown"};function z(n){return n===void 0||n==="planned"?"plain":(0,fn.o)(n)?"good":"bad"}function L(n){const e=z(n),a={good:"\u2714",bad:"\u2718",plain:"\u2022"}[e];return i`<span class="badge ${e}"><span aria-hidden="true">${a}</span> ${H(n)}</span>`}function H(n){return n===void 0?"Not reached":pn[n]}function mn(n){const{verdict:e,reason:a,services:t}=n,o=t.length===1?t[0]:void 0;return i`<header class="run ${z(e)}">
<p>${L(e)}</p>
<h1>${hn(n)}</h1>
${o===void 0?c:D(o.diagnosis)}
<p class="reason">${p(a)}</p>
${o===void 0?c:K(n,o)}
${$n(n)}
</header>
${t.length>1?bn(t):c}
${xn(n)}
${kn(n)}`}function gn(n){const e=n.notices.some(({level:a})=>a==="warning");return i`${m(`Notices (${n.notices.length})`,Mn(n),e)}
${m("Run",vn(n),!0)}`}function hn({asked:n,services:e,task:a}){const[t]=e,o=`in cluster ${n.cluster}`;return t!==void 0&&e.length===1?`Service ${t.name} ${o}`:e.length>1?`${e.length} services ${o}`:n.services.length>0?`${n.services.join(", ")} ${o}`:a===void 0?`Cluster ${n.cluster}`:`One-off task ${o}`}function $n(n){const{errors:e}=n,a=(0,en.L)(n)??(e.length===1?e[0]?.advice:void 0);return a===void 0?c:i`<div class="next"><h2>Next step</h2>${j(a)}</div>`}function bn(n){const e=n.map(({name:a,verdict:t,serving:o,running:r,desired:s},d)=>[i`<a href="#service-${d+1}">${a}</a>`,L(t),o.map(({revisionArn:l})=>(0,$.pd)(l)).join(", ")||"\u2013",r===void 0?"\u2013":`${r}/${s??"\u2013"}`]);return i`<section><h2>Services</h2>${v("Services",["service","verdict","running now","tasks"],e)}</section>`}function xn({errors:n}){if(n.length<2)return c;const e=n.map(({input:a,text:t,advice:o})=>{const r=a===void 0||t.startsWith(`${a}: `)?c:i`${R(a)}: `;return i`${r}${p(o===void 0?t:`${(0,V.H)(t)} ${o}`)}`});return i`<section><h2>${(0,x.B)(n.length,"problem")}</h2>${S(e)}</section>`}function vn({asked:n,identity:e,image:a,tookMs:t}){return A([["Cluster",n.cluster],["Account",e&&`${e.account}, ${e.region}`],["Endpoint",e?.endpoint],["Commit",n.commit&&R(n.commit.slice(0,12))],["Rollback to",n.rollbackTo],["Image",a&&yn(a)],["Digest",a?.digest&&R(a.digest.slice(0,19))],[n.isDryRun?"Dry run took":"Run took",(0,y.a)(t)]])}const wn={built:"built",reused:"existed already",given:"as given",planned:"would be built"};function yn({reference:n,origin:e}){return i`${R(n.replace(/@sha256:[0-9a-f]+$/,""))} (${wn[e]})`}function kn({services:n,taskDefinition:e}){if(n.length>0||e===void 0)return c;const{revisionArn:a,changes:t}=e,o=a===void 0?[]:[`Revision ${(0,$.pd)(a)}`];return m("What changed",i`${S(o.map(p))}${X(t)}`,!0)}function Mn({notices:n}){return S(n.map(({level:e,text:a,advice:t})=>`${e}: ${p(t===void 0?a:`${(0,V.H)(a)} ${t}`)}`))}var Sn=u(53182),Tn=u(79889),F=u(82859),G=u(48673),Nn=u(48088);function Rn(n,e){const a=e.map(t=>[t.stoppedAt===void 0?"\u2013":(0,T.qY)(t.stoppedAt),M((0,k.Ni)(n,t.arn),(0,$.x6)(t.arn)),(0,$.pd)(t.revisionArn),In(t),t.containers.map(An).join(", "),p((0,Nn.C)(t).words)]);return v("Stopped tasks",["stopped (UTC)","task","revision","RUNNING for","exit codes","why"],a)}function In({startedAt:n,stoppedAt:e,hasRun:a}){return n!==void 0&&e!==void 0?(0,y.a)(e-n):a?"unknown":"never"}function An({name:n,exitCode:e}){return`${n}: ${e??"\u2013"}`}var Cn=u(21117),En=u(49698),On=u(15229),Bn=u(1026);const jn=1.5;function Dn(n,e){const a=Ln(e),{timeline:t,followed:o=[]}=e,[r]=o,s=o.reduce((b,{polls:U})=>b+(U.at(-1)?.atMs??0),0),d=Math.max(t.at(-1)?.atMs??0,s),f=(r===void 0?void 0:Pn(r.facts))??Math.min(...zn(e),n.startedAt+n.tookMs),h=Math.max(0,...a.map(b=>b-f)),w=!(n.identity?.endpoint===void 0)&&d>0&&h>jn*d?h/d:1;return{ofServer:b=>b-f,ofRun:b=>b*w,speed:w}}function Pn(n){const{createdAt:e}=n;return e===void 0||e<=0?void 0:e}function zn({events:n,stoppedTasks:e}){return[...n.map(({at:a})=>a),...e.flatMap(a=>a.createdAt??a.stoppedAt??[])]}function Ln({events:n,stoppedTasks:e,tasks:a=[]}){return[...n.map(({at:t})=>t),...e.flatMap(({stoppedAt:t})=>t??[]),...a.flatMap(({startedAt:t})=>t??[])]}var Hn=u(60736),Fn=u(74033);const Gn=/\bhas started \d+ tasks?\b/,Un=/\bhas stopped \d+ running tasks?\b/,J=/\(task ([0-9a-f-]{32,36})\)/g;function Wn(n,e,a){const t=new Map,o=(s,d)=>t.set(s,{...t.get(s),...d});for(const{at:s,text:d}of n.events){const l=e.ofServer(s);for(const[,f=""]of Gn.test(d)?d.matchAll(J):[])o(f,{createdMs:l});for(const[,f=""]of Un.test(d)?d.matchAll(J):[])o(f,{stoppedMs:l,end:"stopped"})}const r=s=>s===n.revisionArn;for(const s of n.tasks??[])o((0,$.BS)(s.arn),{isNew:r(s.revisionArn),...Z(s,e),end:"running"});for(const s of n.stoppedTasks){const d=(0,Fn.U)(s)===void 0?"stopped":"failed";o((0,$.BS)(s.arn),{isNew:r(s.revisionArn),...Z(s,e),end:d})}return[...t].map(([s,d])=>Vn(s,d,a)).sort(Hn.pP)}function Z({createdAt:n,startedAt:e,stoppedAt:a},{ofServer:t}){return{...n===void 0?{}:{createdMs:t(n)},...e===void 0?{}:{runningMs:t(e)},...a===void 0?{}:{stoppedMs:t(a)}}}function Vn(n,e,a){const{createdMs:t=-1,end:o="running"}=e,r=e.isNew??(t>=0&&t<a);return{...e,id:n,isNew:r,end:o}}function Xn(n,e){const a=Dn(n,e),t=e.timeline.map(d=>({...d,atMs:a.ofRun(d.atMs)})),o=Kn(e,a),r=Wn(e,a,o??Number.POSITIVE_INFINITY),s=Yn(e,{samples:t,tasks:r,clock:a});if(!(t.length===0||s<=0))return{spanMs:s,samples:t,tasks:r,lanes:(0,On._)(r,s),batches:(0,Bn.s)(r,s),stages:Jn(e,a,s),markers:Zn(e,a,{rollbackMs:o,spanMs:s}),speed:a.speed}}function Yn(n,{samples:e,tasks:a,clock:t}){const o=[...e.map(({atMs:r})=>r),...n.events.map(({at:r})=>t.ofServer(r)),...a.flatMap(({stoppedMs:r,runningMs:s})=>[r??0,s??0]),...n.course.map(({atMs:r})=>t.ofRun(r)),...(n.followed??[]).slice(0,1).flatMap(({polls:r})=>t.ofRun(r.at(-1)?.atMs??0))];return Math.max(0,...o.filter(Number.isFinite))*1.02}function Kn({events:n,course:e,followed:a=[]},t){const o=n.find(({text:l})=>/\brolling back to deployment\b/.test(l));if(o!==void 0)return t.ofServer(o.at);const r=e.find(l=>l.type==="stage-entered"&&l.isBack);if(r!==void 0)return t.ofRun(r.atMs);const[s,d]=a;if(!(s===void 0||d===void 0||s.returningToArn!==void 0))return t.ofRun(s.polls.at(-1)?.atMs??0)}function Jn({course:n},e,a){const t=n.flatMap(o=>o.type==="stage-entered"?[o]:[]);return t.map((o,r)=>{const s=t[r+1],d=s===void 0?a:e.ofRun(s.atMs);return{fromMs:e.ofRun(o.atMs),toMs:d,name:o.stage,words:(0,F.MX)(o)}})}function Zn({course:n,verdict:e,followed:a=[],timeline:t},o,{rollbackMs:r,spanMs:s}){const d=n.filter(({type:h})=>h==="alarms-triggered"),l=Math.max(t.at(-1)?.atMs??0,a.length===1?a[0]?.polls.at(-1)?.atMs??0:0),f=a.length>1?s/1.02:Math.min(s,o.ofRun(l));return[...d.map(({atMs:h})=>({atMs:o.ofRun(h),label:"alarm",kind:"alarm"})),...r===void 0?[]:[{atMs:r,label:"rollback",kind:"rollback"}],...e===void 0?[]:[{atMs:f,label:H(e),kind:z(e)}]]}function Qn(n,e){const a=Xn(n,e);if(a===void 0)return c;const t=`Timeline of service ${e.name}: ${qn(a)}`;return i`<figure>
<div class="scroll" role="region" aria-label="Timeline of service ${e.name}" tabindex="0">${B((0,Cn.$)(a,t))}</div>
<figcaption>${_n(a)}<p>${ne(a)}</p></figcaption>
</figure>
${m(`Counts as a table (${a.samples.length})`,ee(a.samples))}`}function qn({spanMs:n,samples:e,batches:a,tasks:t,markers:o}){const r=t.filter(({end:l})=>l==="failed").length,s=Math.min(...e.map(({oursRunning:l,othersRunning:f})=>l+f));return[(0,y.a)(n),...a.length===0?[]:[(0,x.B)(a.length,"batch","batches")],`at least ${(0,x.B)(s,"task")} in service`,...r===0?[]:[`${(0,x.B)(r,"task")} failed`],...o.map(({atMs:l,label:f})=>`${f} at ${(0,y.a)(l)}`)].join(", ")}function _n({samples:n}){const{lowerBound:e=0,upperBound:a}=n.at(-1)??{};return B((0,En.Y)({lower:e,upper:a,isDraining:!1}))}function ne({speed:n,tasks:e,lanes:a}){const t=a.reduce((r,s)=>r+s.tasks.length,0);return["Minutes and seconds since the update.",...a.length<e.length?[`${(0,x.B)(t,"task")} in ${(0,x.B)(a.length,"row")}: tasks that started and ended together share one.`]:[],...t<e.length?[`${(0,x.B)(e.length-t,"more task")} are not drawn.`]:[],...n>1?[`The clock of this ECS ran ${Math.round(n)} times as fast as that of the run.`]:[]].join(" ")}function ee(n){const e=n.map(t=>[(0,y.a)(t.atMs),t.oursRunning,t.oursPending,t.othersRunning,t.failed,t.desired,t.upperBound===void 0?`from ${t.lowerBound}`:`${t.lowerBound} to ${t.upperBound}`]);return v("Counts",["since the update","new RUNNING","new PENDING","old RUNNING","failed","desired","bounds"],e)}const C=12;function te(n,e,a){const{name:t,verdict:o,reason:r,diagnosis:s,stoppedTasks:d,events:l,past:f=[]}=e,h=n.services.length===1,E=r===void 0||r===n.reason?c:i`<p class="reason">${p(r)}</p>`,O=h?i`<h2>Rollout</h2>`:i`<h2>${t} ${L(o)}</h2>`;return i`<section id="service-${a+1}" aria-label="Service ${t}">
${O}${E}
${h?c:ae(n,e)}
${Qn(n,e)}
${Y(n,s)}
${m(`Stopped tasks (${d.length})`,Rn(n,d),d.length<=C)}
${m(n.verdict==="planned"?"What would change":"What changed",X(e.changes),e.changes.length<=C)}
${m("Plan",S(e.plan.map(p)))}
${m("Verification",oe(e),!0)}
${m("Stages",se(e),e.course.length<=C)}
${m(`Events of the service (${l.length})`,re(e),l.length<=C)}
${m(`Last deployments (${f.length})`,ie(n,e))}
${m("Identifiers",de(e))}
</section>`}function ae(n,e){const{diagnosis:a}=e,t=a===void 0?c:i`<div class="next"><h3>Next step</h3>${j(a.nextStep)}</div>`;return i`${K(n,e)}${D(a)}${t}`}function oe({verification:n}){if(n===void 0)return c;const e=n.results.map(({check:a,result:t,why:o})=>[a,t,p(o)]);return v("Verification",["check","result","what was seen"],e)}function se({course:n}){const e=n.map(a=>[(0,y.a)(a.atMs),p((0,F.MX)(a))]);return i`${v("Stages",["since the update","what"],e)}${g((0,F.od)(n.at(-1)).map(j))}`}function re({events:n}){const e=n.map(({at:a,text:t})=>[(0,T.qY)(a),p((0,Tn.I)(t))]);return v("Events of the service",["UTC","event"],e)}function ie({asked:n},{past:e=[]}){const a=e.map(t=>[(0,T.K9)(t.at),(0,G.rB)(t)||"\u2013",(0,G.en)(t.entry)||"\u2013",(0,G.B)(t.entry)||"\u2013",t.outcome,M((0,Sn.T)(t.entry,n.serverUrl),t.entry.runNumber??"\u2013")]);return v("Last deployments",["when","revision","release","commit","verdict","run"],a)}function de(n){return A([["Deployment",n.deploymentId],["Service deployment",n.serviceDeploymentArn],["CodeDeploy deployment",n.codeDeploymentId],["Revision",n.revisionArn]])}var le=u(64231);const ue="sha256-I8lHhEx6nsE2P2tsaTCOMsHX/8M0XuBB6Nb4qH3ulA8=",ce=`
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
${le.V}@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--text:#000;--soft:#444;--line:#bbb;--grid:#ddd;--link:#003c8f;
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
`,fe={planned:"planned",asked:"unknown",running:"started",well:"succeeded",failed:"failed"};function pe(n){const{task:e}=n;if(e===void 0)return c;const{state:a,taskArns:t,revisionArn:o,lastStatus:r,stoppedTask:s,diagnosis:d,plan:l,reason:f}=e,h=t.map(w=>M((0,k.Ni)(n,w),(0,$.x6)(w))),E=(s?.containers??[]).map(({name:w,exitCode:b,isEssential:U})=>[w,U===!1?"no":"yes",b??"\u2013"]),O=f===void 0||n.reason.startsWith(f)?c:i`<p class="reason">${p(f)}</p>`;return i`<section aria-label="One-off task"><h2>One-off task: ${fe[a]}</h2>${O}
${A([["Task",h.length===0?void 0:g(h," ")],["Status",r],["Revision",o&&(0,$.pd)(o)]])}
${D(d)}
${Y(n,d)}
${m("Exit codes",v("Exit codes",["container","essential","exit code"],E),!0)}
${m("Plan of the task",S(l.map(p)))}
</section>`}function me(n){const{services:e,asked:a}=n,t=e.length===0?a.services:e.map(({name:s})=>s),o=`${H(n.verdict)}: ${t.slice(0,3).join(", ")||a.cluster}`;return i`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${{markup:ue}}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${o}</title>
<style>${{markup:ce}}</style>
</head>
<body>
${e.length>1?ge(n):c}
<main>
${mn(n)}
${pe(n)}
${g(e.map((s,d)=>te(n,s,d)))}
${gn(n)}
</main>
<footer>Slipway ${q.x} · run started ${(0,T.K9)(n.startedAt)} · times are UTC or since the update</footer>
</body>
</html>
`.markup}function ge({services:n}){const e=n.map(({name:a},t)=>i`<a href="#service-${t+1}">${a}</a>`);return i`<nav aria-label="Services">${g(e," ")}</nav>`}})};export{$e as id,be as ids,xe as modules};
