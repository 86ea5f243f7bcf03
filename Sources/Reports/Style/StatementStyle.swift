extension Style {
  /// Statements in their text. Nothing is told by color alone: a label has its kind of line and a sign before the words,
  /// an uncertain statement dashes and a question mark, hostility a letter behind the words and a wavy line.
  static let statements = """
    .art{border-top:1px solid var(--rule);padding:.2rem 0}
    .art:last-of-type{border-bottom:1px solid var(--rule)}
    .art>summary{cursor:pointer;padding:.55rem 0;list-style-position:outside}
    .art>summary h3{display:inline;margin:0;font-size:1.15rem}
    .art[open]>summary h3{font-size:1.7rem}
    .art.hl[open]>summary h3{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .meta{display:block;color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
    .tag{display:inline-block;font-size:.75rem;border:1px solid var(--neither);border-radius:3px;padding:0 .4em}
    .txt{font:1.08rem/1.7 var(--serif);padding:.2rem 0 1.6rem}
    .txt p{margin:0 0 .8rem;max-width:40rem;overflow-wrap:anywhere}
    .txt .head{font-size:1.75rem;line-height:1.3;font-weight:700;text-wrap:balance}
    .txt .who{display:block;font:.85rem/1.4 var(--sans);color:var(--soft);unicode-bidi:isolate}
    .txt .who a{color:inherit;unicode-bidi:isolate}
    @media (max-width:48rem){.art>summary{margin-left:1.1rem}}
    @media (min-width:60rem){.txt p{margin-left:12rem}
    .txt .who{float:left;clear:left;width:10.5rem;margin-left:-12rem;padding-top:.3rem;text-align:right}}
    .s{unicode-bidi:isolate;-webkit-box-decoration-break:clone;box-decoration-break:clone;border-radius:2px}
    .s.f{background:var(--favor-tint);text-decoration:underline 2px var(--favor);text-underline-offset:.22em}
    .s.a{background:var(--against-tint);text-decoration:underline double 1.5px var(--against);text-underline-offset:.2em}
    .s.o0{text-decoration:underline 2px var(--o0)}.s.o1{text-decoration:underline 2px var(--o1)}
    .s.o2{text-decoration:underline 2px var(--o2)}.s.o3{text-decoration:underline 2px var(--o3)}
    .s.f,.s.a{padding:.08em .12em}
    .s.f::before{content:"+\\2009";color:var(--favor-text);font-weight:700}
    .s.a::before{content:"−\\2009";color:var(--against-text);font-weight:700}
    .s.u{background:none;text-decoration:underline dashed 1px var(--unsure);text-underline-offset:.25em}
    .s.u.f{background:color-mix(in srgb,var(--favor-tint) 35%,transparent)}
    .s.u.a{background:color-mix(in srgb,var(--against-tint) 35%,transparent)}
    .s.u::before{color:var(--unsure);font-weight:400}
    .s.u.n::before{content:"?\\2009"}.s.u.f::before{content:"+?\\2009"}.s.u.a::before{content:"−?\\2009"}
    .s.h::after,.s.v::after{font:700 .68em/1 var(--sans);color:var(--hostile-text);border:1.5px solid var(--hostile);\
    border-radius:3px;padding:0 .25em;margin-left:.35em;display:inline-block;text-decoration:none;vertical-align:.15em}
    .s.h::after{content:"H"/"hostile"}
    .s.v::after{content:"H?"/"perhaps hostile";border-style:dashed;border-width:1px;font-weight:400}
    .s[tabindex]{cursor:help}
    .s[tabindex]:hover,.s[aria-expanded=true]{outline:1px solid var(--neither);outline-offset:1px}
    .s:target{outline:2px solid var(--focus);outline-offset:2px}
    .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;margin:.9rem 0;padding:0;font-size:.85rem}
    """
}
