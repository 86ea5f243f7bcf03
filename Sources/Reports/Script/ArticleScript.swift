extension Script {
  /// Statements of an open article can be stepped to; links open what they lead into; paper shows all.
  static let articles = #"""
    function prepare(article){
      if(article.dataset.ready)return;article.dataset.ready='1';
      for(const span of article.querySelectorAll('.txt .s')){
        span.tabIndex=0;span.setAttribute('role','button');span.setAttribute('aria-expanded','false')}}
    const arts=$('articles');
    arts.addEventListener('toggle',(event)=>{if(event.target.open&&event.target.matches('.art'))prepare(event.target)},true);
    for(const article of arts.querySelectorAll('.art[open]'))prepare(article);
    function follow(){
      const target=location.hash&&$(decodeURIComponent(location.hash.slice(1)));if(!target)return;
      const article=target.closest('.art');
      if(article){article.open=true;prepare(article);target.scrollIntoView({block:'center'});
        if(target.matches('.s'))target.focus({preventScroll:true})}
      else if(target.matches('#actors tr')){isWhole=true;find.value='';update();
        target.querySelector('details').open=true;target.scrollIntoView({block:'center'});
        target.querySelector('summary').focus({preventScroll:true})}}
    addEventListener('hashchange',follow);follow();
    document.addEventListener('click',(event)=>{const link=event.target.closest&&event.target.closest('a[href^="#"]');
      if(link&&link.hash===location.hash)follow()});
    """#
}
