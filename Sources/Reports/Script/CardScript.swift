extension Script {
  /// The card of the statement that is pointed at, tapped or stepped to. Escape puts it away.
  static let card = #"""
    const card=$('card');let shown=null,timer=0;
    function hide(){clearTimeout(timer);if(!shown)return;card.hidden=true;
      shown.removeAttribute('aria-describedby');shown.setAttribute('aria-expanded','false');shown=null}
    function show(span){
      if(shown===span)return;hide();
      const s=read(span);card.replaceChildren();
      s.heads.forEach((head,h)=>{
        card.append(make('h4','',head.name+': '+verdict(head)));
        const table=make('table');
        for(const l of head.labels){const row=table.insertRow();row.className=l.isIn?'in':'out';
          row.insertCell().textContent=l.name+(l.isIn?' ✓':'');
          const bar=make('i',{favor:'f',against:'a',hostile:'h'}[l.name]);bar.style.width=100*l.share+'%';
          row.insertCell().append(bar);row.insertCell().textContent=percent(l.share)}
        card.append(table);
        if(head.words.length){const p=make('p');for(const w of head.words)p.append(make('span','w',
          w.text+' '+(w.weight<0?'−':'+')+Math.abs(w.weight).toFixed(2)),' ');card.append(p)}});
      card.append(make('h4','','Speaker'));
      const who=make('p');who.textContent=s.actor?s.actor+' ('+s.kind+')':
        s.isUnknown?'not found ('+s.kind+')':s.kind;card.append(who);
      if(s.speaker)card.append(make('p','','by rule '+s.speaker.rule+(s.speaker.cue?', cue “'+s.speaker.cue+'”':'')+
        ', '+percent(s.speaker.confidence)+' sure'));
      card.append(make('p','',percent(s.known)+' of the words are known to the model. ✓ cannot be ruled out at '+
        percent(data.coverage)+' coverage.'));
      card.hidden=false;shown=span;
      span.setAttribute('aria-describedby','card');span.setAttribute('aria-expanded','true');
      const box=span.getBoundingClientRect(),own=card.getBoundingClientRect();
      const text=span.closest('.txt p').getBoundingClientRect(),edge=root.clientWidth-own.width-12;
      const isBeside=text.right+20<=edge,below=box.bottom+own.height+12<innerHeight||box.top<own.height+12;
      card.style.left=(isBeside?text.right+20:Math.max(12,Math.min(box.left,edge)))+scrollX+'px';
      card.style.top=(isBeside?Math.max(8,Math.min(box.top,innerHeight-own.height-8)):
        below?box.bottom+8:box.top-own.height-8)+scrollY+'px'}
    const at=(event)=>event.target instanceof Element?event.target.closest('.s[tabindex]'):null;
    document.addEventListener('mouseover',(event)=>{const span=at(event);clearTimeout(timer);
      if(span)timer=setTimeout(()=>show(span),120);
      else if(shown&&shown!==document.activeElement)timer=setTimeout(hide,200)});
    document.addEventListener('focusin',(event)=>{const span=at(event);if(span)show(span);else hide()});
    document.addEventListener('click',(event)=>{const span=at(event);if(span)show(span);else hide()});
    document.addEventListener('keydown',(event)=>{
      if(event.key==='Escape')hide();
      const span=at(event);
      if(span&&(event.key==='Enter'||event.key===' ')){event.preventDefault();if(shown===span)hide();else show(span)}});
    """#
}
