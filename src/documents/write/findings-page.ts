/** Style and behaviour of the findings page 体检页: self-contained, nothing is loaded from anywhere. Kept apart from what the page says. */

export const PAGE_STYLE = `
:root{--error:#b42318;--warning:#8a5a00;--notice:#0958d9;--line:#d9d9d9;--ink:#1f1f1f;--soft:#595959;--paper:#fff;--ground:#f5f5f5}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{font:16px/1.75 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);background:var(--ground);display:flex;flex-direction:column}
header{background:var(--paper);border-bottom:1px solid var(--line);padding:12px 20px}
h1{font-size:20px;margin:0 0 4px}
header p{margin:0;color:var(--soft)}
main{flex:1;min-height:0;display:grid;grid-template-columns:minmax(0,3fr) minmax(340px,2fr)}
main.single{grid-template-columns:1fr}
.documents,.findings{overflow:auto;padding:16px 20px}
.documents{background:var(--paper);border-right:1px solid var(--line)}
.documents h2{font-size:17px;border-bottom:1px solid var(--line)}
.documents p{margin:0 0 10px;white-space:pre-wrap;overflow-wrap:anywhere}
.documents p.heading{font-weight:600}
.documents p[data-line]::before{content:attr(data-line);display:inline-block;min-width:3em;margin-right:8px;color:var(--soft);font-size:12px}
table{border-collapse:collapse;margin:0 0 14px;font-size:14px}
td{border:1px solid var(--line);padding:3px 6px;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
td.column,td.row{background:var(--ground);color:var(--soft);text-align:center}
mark{background:none;color:inherit;border-bottom:2px solid;cursor:pointer}
mark.error{background:#fff1f0;border-color:var(--error)}
mark.warning{background:#fff7e6;border-color:#d48806}
mark.notice{background:#f0f5ff;border-color:var(--notice)}
mark.current,li.current{outline:3px solid var(--notice);outline-offset:1px}
.filters{display:flex;flex-wrap:wrap;gap:8px 18px;margin-bottom:8px}
.filters label{cursor:pointer}
.hint{color:var(--soft);font-size:13px;margin:0 0 10px}
ol{list-style:none;margin:0;padding:0}
ol>li{background:var(--paper);border:1px solid var(--line);border-left:5px solid;border-radius:4px;padding:8px 12px;margin:0 0 10px}
li.error{border-left-color:var(--error)}li.warning{border-left-color:#d48806}li.notice{border-left-color:var(--notice)}li.waived{border-left-color:var(--line);color:var(--soft)}
li button{font:inherit;font-weight:600;text-align:left;background:none;border:0;padding:0;cursor:pointer;color:inherit}
li button:hover{text-decoration:underline}
li button:focus-visible,mark:focus-visible,input:focus-visible{outline:3px solid var(--notice);outline-offset:2px}
.severity{font-size:13px;font-weight:600}
li.error .severity{color:var(--error)}li.warning .severity{color:var(--warning)}li.notice .severity{color:var(--notice)}
dl{margin:4px 0 0;display:grid;grid-template-columns:auto 1fr;gap:0 10px;font-size:14px}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
li[hidden],.same{display:none}
@media(max-width:900px){main{grid-template-columns:1fr;overflow:auto}.documents,.findings{overflow:visible}.documents{order:2;border-right:0}}
@media print{html,body{height:auto}body{background:none;display:block;font-size:11pt}header{border:0}main{display:block}.documents,.findings{overflow:visible;padding:0}.documents{border:0;break-after:page}.filters,.hint,.again{display:none}.same{display:block}ol>li{break-inside:avoid}mark{background:none!important}mark::after{content:"["attr(data-n)"]";font-size:8pt;vertical-align:super}}
@media(prefers-reduced-motion:no-preference){.documents,.findings{scroll-behavior:smooth}}
`

export const PAGE_SCRIPT = `
const items=[...document.querySelectorAll('ol>li')];
const shown=()=>items.filter(i=>!i.hidden);
let current=-1;
function show(item,focus,stay){
  document.querySelectorAll('.current').forEach(e=>e.classList.remove('current'));
  if(!item)return;
  current=items.indexOf(item);
  item.classList.add('current');
  item.scrollIntoView({block:stay?'center':'nearest'});
  const marks=document.querySelectorAll('mark[data-f~="'+item.dataset.f+'"],[data-cell~="'+item.dataset.f+'"]');
  marks.forEach(m=>m.classList.add('current'));
  if(marks[0]&&!stay)marks[0].scrollIntoView({block:'center'});
  if(focus)item.querySelector('button').focus({preventScroll:true});
}
items.forEach(i=>i.querySelector('button').addEventListener('click',()=>show(i,false)));
document.querySelectorAll('mark').forEach(m=>{
  const open=()=>{const ids=m.dataset.f.split(' ');const own=shown().filter(i=>ids.includes(i.dataset.f));show(own[(own.indexOf(items[current])+1)%own.length],true,true)};
  m.addEventListener('click',open);
  m.addEventListener('keydown',e=>{if(e.key==='Enter'||e.key===' '){e.preventDefault();open()}});
});
document.querySelectorAll('.filters input').forEach(box=>box.addEventListener('change',()=>{
  items.forEach(i=>{const b=document.querySelector('.filters input[value="'+i.dataset.kind+'"]');i.hidden=!!b&&!b.checked});
}));
document.addEventListener('keydown',e=>{
  if(e.target instanceof HTMLInputElement||e.ctrlKey||e.altKey||e.metaKey)return;
  const step=e.key==='j'||e.key==='ArrowDown'?1:e.key==='k'||e.key==='ArrowUp'?-1:0;
  if(!step)return;
  e.preventDefault();
  const list=shown();
  const at=list.indexOf(items[current]);
  show(list[Math.min(list.length-1,Math.max(0,at+step))],true);
});
`
