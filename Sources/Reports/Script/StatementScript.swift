extension Script {
  /// Reads back what `StatementMarkup` writes.
  static let statements = #"""
    const $=(id)=>document.getElementById(id),root=document.documentElement;
    root.classList.add('js');
    const data=JSON.parse($('data').textContent);
    const kinds={d:'quoted',i:'reported',m:'partly quoted',n:'the article’s own words'};
    function make(tag,name,text){const e=document.createElement(tag);if(name)e.className=name;
      if(text!==undefined)e.textContent=text;return e}
    const percent=(share)=>share>0&&share<.01?'<1 %':share<1&&share>.99?'>99 %':Math.round(100*share)+' %';
    const voice=(span)=>span.dataset.p.split(';')[data.heads.length+2];
    function read(span){
      const fields=span.dataset.p.split(';'),words=(span.dataset.w||'').split(';'),rest=fields.slice(data.heads.length);
      const corrected=new Map((span.dataset.e||'').split(' ').map(e=>e.split('.').map(Number)));
      const heads=data.heads.map((head,h)=>{
        const numbers=fields[h].split('.').map(Number),mask=numbers.pop();
        numbers.push(Math.max(0,1000-numbers.reduce((a,b)=>a+b,0)));
        const labels=head.labels.map((name,l)=>({name,share:numbers[l]/1000,isIn:!!(mask>>Math.min(l,30)&1)}));
        return {name:head.name,labels,corrected:head.labels[corrected.get(h)],
          words:(words[h]||'').split('|').filter(Boolean).map(w=>{const at=w.lastIndexOf(' ');
            return {text:w.slice(0,at),weight:Number(w.slice(at+1))/100}})}});
      const cue=data.cues[rest[3]];
      return {heads,known:Number(rest[0])/100,kind:kinds[rest[1]],isUnknown:rest[2]==='u',
        actor:data.actors[rest[2]]||span.dataset.n,speaker:cue&&{rule:cue[0],confidence:cue[1],cue:cue[2]}}}
    function verdict(head){const sure=head.labels.filter(l=>l.isIn);
      return head.corrected!==undefined?head.corrected+', set by hand':
        sure.length==1?sure[0].name:sure.length?'uncertain: '+sure.map(l=>l.name).join(' or '):'uncertain: no label fits'}
    """#
}
