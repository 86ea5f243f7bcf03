extension Style {
  /// Type is the reader's own: serifs for what is read, sans serifs for what is looked up.
  static let typography = """
    :root{color-scheme:light dark;--serif:Charter,"Bitstream Charter","Source Serif 4","Iowan Old Style",Georgia,\
    "Liberation Serif",serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,\
    sans-serif}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans)}
    h1,h2,h3{font-family:var(--serif);line-height:1.2;font-weight:700;text-wrap:balance;overflow-wrap:anywhere}
    h1{font-size:clamp(1.8rem,1.2rem + 3vw,2.9rem);margin:.1em 0 .35em;letter-spacing:-.01em}
    h2{font-size:1.6rem;margin:0 0 .5rem}
    h3{font-size:1.1rem;margin:1.5rem 0 .4rem}
    a{color:var(--link);text-underline-offset:.15em}
    small{font-size:.8rem;color:var(--soft)}
    b{font-weight:650}
    q{font-style:italic}
    code{font-size:.85em;overflow-wrap:anywhere}
    .kicker{font-size:.8rem;letter-spacing:.04em;color:var(--soft);margin:0}
    .lede{font:1.2rem/1.5 var(--serif);max-width:44rem;margin:.5rem 0}
    .target,.intro,.note{max-width:44rem}
    .target{margin:.2rem 0}
    .intro,.note{color:var(--soft);font-size:.9rem}
    .note{margin:.35rem 0}
    :focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    """
}
