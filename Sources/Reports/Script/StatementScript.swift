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
    function read(span){
      const fields=span.dataset.p.split(';'),words=(span.dataset.w||'').split(';');
      const corrected=new Map((span.dataset.e||'').split(' ').map(e=>e.split('.').map(Number)));
      const heads=data.heads.map((head,h)=>{
        const numbers=fields[h].split('.').map(Number),mask=numbers.pop();
        const labels=head.labels.map((name,l)=>({name,share:numbers[l]/1000,isIn:!!(mask>>Math.min(l,30)&1)}));
        return {name:head.name,labels,corrected:head.labels[corrected.get(h)],
          words:(words[h]||'').split('|').filter(Boolean).map(w=>{const at=w.lastIndexOf(' ');
            return {text:w.slice(0,at),weight:Number(w.slice(at+1))/100}})}});
      const speaker=span.dataset.c&&/^(\d+) (\d+) ([^]*)$/.exec(span.dataset.c);
      return {heads,known:Number(fields[data.heads.length])/100,kind:kinds[fields[data.heads.length+1]],
        actor:data.actors[span.dataset.a]||span.dataset.n,
        speaker:speaker&&{confidence:speaker[1]/100,rule:data.rules[speaker[2]],cue:speaker[3]}}}
    function verdict(head){const sure=head.labels.filter(l=>l.isIn);
      return head.corrected!==undefined?head.corrected+', set by hand':
        sure.length==1?sure[0].name:sure.length?'uncertain: '+sure.map(l=>l.name).join(' or '):'uncertain: no label fits'}
    """#
}
