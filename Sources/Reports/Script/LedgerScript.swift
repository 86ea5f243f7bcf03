extension Script {
  /// Statements of a voice under its row, sorting, finding, and the roles of a table that is drawn as cards.
  static let ledger = #"""
    const table=$('actors'),body=table.querySelector('tbody.who');
    const roles={TABLE:'table',THEAD:'rowgroup',TBODY:'rowgroup',TR:'row',TD:'cell'};
    for(const e of [table,...table.querySelectorAll('thead,tbody,tr,td,th')])
      e.setAttribute('role',roles[e.tagName]||(e.scope==='row'?'rowheader':'columnheader'));
    let byVoice=null;
    function statementsOf(code){
      if(!byVoice){byVoice=new Map();
        for(const span of document.querySelectorAll('.txt .s')){const code=voice(span),list=byVoice.get(code);
          if(list)list.push(span);else byVoice.set(code,[span])}}
      return byVoice.get(code)||[]}
    const step=100;
    function fill(list,spans,from){
      for(const span of spans.slice(from,from+step)){
        const s=read(span),article=span.closest('.art'),item=make('li');
        const words=make('div');words.append(make('q',span.className,span.textContent));item.append(words);
        const source=make('span','src');
        const link=make('a','',article.querySelector('h3').textContent);link.href='#'+span.id;
        const date=span.dataset.d||article.dataset.d;
        source.append(span.dataset.n?span.dataset.n+' · ':'',link,(date?' · '+date:'')+(article.querySelector('.tag')?' · a copy, not counted':''));
        item.append(source,make('span','pr',s.heads.map(h=>h.labels.map(l=>l.name+' '+percent(l.share)).join(', ')).join('\n')));
        list.append(item)}
      const next=from+step;
      if(next<spans.length){const item=make('li'),more=make('button','',
        'Show '+Math.min(step,spans.length-next)+' more of '+spans.length);more.type='button';
        more.onclick=()=>{item.remove();fill(list,spans,next)};item.append(more);list.append(item)}}
    function evidence(details){
      const row=details.closest('tr'),next=row.nextElementSibling;
      if(next&&next.classList.contains('ev'))next.remove();
      if(!details.open)return;
      const spans=statementsOf(row.id.slice(1)),extra=make('tr','ev'),cell=extra.insertCell();
      extra.setAttribute('role','row');cell.setAttribute('role','cell');
      cell.colSpan=row.cells.length;const list=make('ul');list.tabIndex=0;list.setAttribute('role','list');
      list.setAttribute('aria-label','Statements: '+details.querySelector('summary').textContent);
      fill(list,spans,0);cell.append(list);row.after(extra)}
    table.addEventListener('toggle',(event)=>evidence(event.target),true);
    for(const tools of document.querySelectorAll('#ledger .tools'))tools.hidden=false;
    const heads=[...table.querySelectorAll('thead th')];
    function value(row,column){const cell=row.cells[column];
      return column?Number(cell.dataset.v):cell.querySelector('summary').textContent}
    function sort(column,direction){
      for(const extra of [...body.querySelectorAll('.ev')])extra.remove();
      const rows=[...body.rows];
      rows.sort((a,b)=>{const x=value(a,column),y=value(b,column);
        return (typeof x==='string'?x.localeCompare(y):x-y)*direction});
      body.append(...rows);
      for(const row of rows){const d=row.querySelector('details');if(d.open)evidence(d)}
      heads.forEach((h,i)=>{if(i===column)h.setAttribute('aria-sort',direction>0?'ascending':'descending');
        else h.removeAttribute('aria-sort')});
      update()}
    if(body)heads.forEach((head,column)=>{
      const button=make('button','',head.textContent);button.type='button';head.replaceChildren(button);
      button.onclick=()=>sort(column,(head.getAttribute('aria-sort')==='descending')===!!column?1:-1)});
    if(heads[1]&&body)heads[1].setAttribute('aria-sort','descending');
    const find=$('find'),found=$('found'),all=$('all'),few=60;let isWhole=false;
    function update(){
      if(!body)return;
      const wanted=find.value.trim().toLowerCase();let matches=0,visible=0;
      for(const row of body.rows){if(row.classList.contains('ev')){row.hidden=row.previousElementSibling.hidden;continue}
        const fits=row.cells[0].querySelector('summary').textContent.toLowerCase().includes(wanted);
        if(fits)matches++;
        row.hidden=!fits||!isWhole&&matches>few;
        if(!row.hidden)visible++}
      found.textContent=wanted?matches+(matches===1?' speaker':' speakers'):'';
      all.hidden=visible===matches;all.textContent='Show all '+matches+' speakers'}
    find.addEventListener('input',update);
    all.onclick=()=>{isWhole=true;update();body.rows[few].querySelector('summary').focus()};
    update();
    """#
}
