extension Style {
  static let layout = """
    header.top,main,footer{max-width:74rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
    header.top{padding-top:2.2rem;padding-bottom:1rem}
    main>section{border-top:1px solid var(--rule);padding:2rem 0 1.5rem}
    .top .b{height:1.3rem;margin:1.2rem 0 .5rem}
    .glance{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;list-style:none;margin:0 0 .8rem;padding:0}
    .skip{position:absolute;left:-99rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
    .skip:focus{left:0}
    nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;margin:1.2rem 0 0;padding:0;font-size:.95rem}
    nav a{display:inline-block;padding:.25rem 0}
    footer{border-top:3px double var(--rule);padding-top:1.6rem;padding-bottom:4rem;font-size:.92rem}
    footer ul{max-width:46rem;padding-left:1.1rem}
    footer li{margin:.35rem 0}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.2rem;margin:.8rem 0}
    dt{color:var(--soft)}
    dd{margin:0;overflow-wrap:anywhere}
    @media (max-width:40rem){dl{display:block}dd{margin:0 0 .6rem}}
    .tools{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .8rem;font-size:.9rem;margin:.8rem 0}
    .tools[hidden]{display:none}
    input[type=search]{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--neither);\
    border-radius:4px;padding:.35rem .6rem;min-width:14rem}
    button{font:inherit;color:inherit;background:none;border:1px solid var(--neither);border-radius:4px;\
    padding:.35rem .8rem;cursor:pointer}
    button[hidden]{display:none}
    """
}
