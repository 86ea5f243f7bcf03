// What a page must keep to be read by everybody, as far as a program can tell. Returns a list of problems.
(() => {
  const problems = [];
  const say = (what, element) => problems.push(what + (element ? ': ' + element.outerHTML.slice(0, 120) : ''));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (e) => e.checkVisibility({checkVisibilityCSS: true, checkOpacity: true, contentVisibilityAuto: false});

  // Colors: relative luminance and contrast of WCAG 2.2, 1.4.3 and 1.4.11.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const parsed = new Map();
  function rgba(color) {
    if (!parsed.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      parsed.set(color, [r, g, b, a / 255]);
    }
    return parsed.get(color);
  }
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const v = c[i] / 255;
    return sum + weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  }, 0);
  function contrast(one, other) {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }
  function ground(element) {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  }
  const opacity = (e) => { let o = 1; for (; e; e = e.parentElement) o *= getComputedStyle(e).opacity; return o; };
  function faded(color, element) { return [color[0], color[1], color[2], color[3] * opacity(element)]; }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(element) || ['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
    seen.add(element);
    if (!isShown(element) || element.closest('.vh,title,desc')) continue;
    const style = getComputedStyle(element);
    const isDrawn = element.namespaceURI.endsWith('svg');
    let below = ground(element.closest('svg') || element);
    // A word in a cell of a matrix stands on the cell.
    if (isDrawn && element.matches('.mt,.mi,.m + text + text')) {
      let cell = element.previousElementSibling;
      while (cell && !cell.matches('rect')) cell = cell.previousElementSibling;
      if (cell) {
        const fill = rgba(getComputedStyle(cell).fill);
        below = over([fill[0], fill[1], fill[2], fill[3] * getComputedStyle(cell).fillOpacity], below);
      }
    }
    const color = over(faded(rgba(isDrawn ? style.fill : style.color), element), below);
    const ratio = contrast(color, below);
    if (ratio < 4.5) say(`text contrast ${ratio.toFixed(2)}`, element);
    for (const pseudo of ['::before', '::after']) {
      const own = getComputedStyle(element, pseudo);
      if (own.content === 'none' || own.content === 'normal') continue;
      const mark = over([...rgba(own.color).slice(0, 3), own.opacity * opacity(element)], below);
      const markRatio = contrast(mark, below);
      if (markRatio < (element.matches('button') ? 3 : 4.5)) say(`mark contrast ${markRatio.toFixed(2)}`, element);
    }
    if (element.matches('.s.f,.s.a,.s.u')) {
      const line = contrast(rgba(style.textDecorationColor), below);
      if (line < 3) say(`underline contrast ${line.toFixed(2)}`, element);
    }
  }
  // Grid lines and the palest cells of a matrix only help the eye: their numbers are written out.
  for (const shape of all('svg rect, svg circle, svg line')) {
    if (!isShown(shape) || shape.matches('.gr,.wh0,.m')) continue;
    const below = ground(shape.closest('svg'));
    const style = getComputedStyle(shape);
    const ratios = [style.fill, style.stroke].filter((c) => c !== 'none').map((c) => contrast(over(rgba(c), below), below));
    if (Math.max(...ratios) < 3) say(`graphics contrast ${Math.max(...ratios).toFixed(2)}`, shape);
  }

  // Names, ids, references.
  const ids = new Map();
  for (const e of all('[id]')) ids.set(e.id, (ids.get(e.id) || 0) + 1);
  for (const [id, count] of ids) if (count > 1) say(`id ${id} is there ${count} times`);
  for (const e of all('[aria-labelledby],[aria-describedby],[aria-controls],label[for]'))
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
      for (const id of (e.getAttribute(name) || '').split(' ').filter(Boolean))
        if (!ids.has(id)) say(`${name} names ${id}, which is nowhere`, e);
  const nameOf = (e) => (e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') || '').split(' ')
    .map((id) => document.getElementById(id)?.textContent || '').join(' ')
    || (e.labels && [...e.labels].map((l) => l.textContent).join(' ')) || e.textContent || '').trim();
  for (const e of all('a[href],button,input,summary,[tabindex],[role=button],nav,figure,section,[role=region],[role=img]'))
    if (!nameOf(e)) say('no name', e);
  for (const svg of all('svg:not([aria-hidden])')) {
    if (svg.getAttribute('role') !== 'img') say('a picture without role', svg);
    if (!svg.querySelector(':scope > title')?.textContent || !svg.querySelector(':scope > desc')?.textContent)
      say('a picture without title and desc', svg);
    if (!svg.closest('figure')?.querySelector('table tbody tr')) say('a picture without its data', svg);
  }
  for (const img of all('img')) say('an img', img);

  // Structure.
  if (document.documentElement.lang !== 'en') say('no language');
  if (!document.title.trim()) say('no title');
  let level = 0;
  for (const h of all('h1,h2,h3,h4,h5,h6')) {
    const own = Number(h.tagName[1]);
    if (own > level + 1) say(`a heading of level ${own} after ${level}`, h);
    level = own;
    if (!h.textContent.trim()) say('an empty heading', h);
  }
  if (all('h1').length !== 1) say(`${all('h1').length} headings of level 1`);
  for (const [selector, count] of [['main', 1], ['body > header', 1], ['body > footer', 1], ['nav', 1]])
    if (all(selector).length !== count) say(`${all(selector).length} of ${selector}`);
  for (const child of document.body.children)
    if (!child.matches('header,main,footer,script,.skip,#card')) say('outside of the landmarks', child);
  for (const table of all('table')) {
    if (table.closest('#card')) continue;
    if (!table.caption && !table.getAttribute('aria-label')) say('a table without caption', table);
    for (const th of table.querySelectorAll('th')) if (!th.scope) say('a header without scope', th);
    const columns = table.tHead?.rows[0]?.cells.length;
    for (const row of table.tBodies[0]?.rows || []) {
      const cells = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
      if (cells !== columns) say(`${cells} cells for ${columns} columns`, row);
    }
  }
  for (const list of all('ul,ol')) for (const item of list.children) if (item.tagName !== 'LI') say('no item of a list', item);
  for (const e of all('[tabindex]')) if (e.tabIndex > 0) say('a tabindex above 0', e);
  for (const a of all('a[href^="#"]'))
    if (!document.getElementById(decodeURIComponent(a.hash.slice(1)))) say('leads nowhere', a);

  // Room: nothing is wider than the screen; what is tapped is 24 pixels high, WCAG 2.5.8, unless it stands in running text.
  if (document.documentElement.scrollWidth > innerWidth)
    say(`the page is ${document.documentElement.scrollWidth} wide on ${innerWidth}`);
  for (const e of all('button,summary,nav a,input'))
    if (isShown(e) && e.getBoundingClientRect().height < 24) say(`only ${e.getBoundingClientRect().height} high`, e);
  return problems;
})()
