extension Style {
  /// What is told of the statement that is looked at: beside it, on a narrow screen at the foot.
  static let card = """
    #card{position:absolute;z-index:5;width:19rem;max-width:calc(100vw - 1.5rem);background:var(--paper);color:var(--ink);\
    border:1px solid var(--neither);border-radius:6px;box-shadow:0 4px 18px rgb(0 0 0/.18);padding:.7rem .9rem;\
    font-size:.87rem;line-height:1.4;pointer-events:none}
    #card[hidden]{display:none}
    #card h4{margin:.5rem 0 .15rem;font-size:.8rem;color:var(--soft);font-weight:600}
    #card h4:first-child{margin-top:0}
    #card p{margin:.1rem 0}
    #card table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    #card td{padding:.05rem 0;border:0}
    #card td:first-child{width:5.2rem}
    #card td:last-child{width:3.2rem;white-space:nowrap;text-align:right}
    #card .in td:first-child{font-weight:650}
    #card i{display:block;height:.55rem;background:var(--neither);min-width:1px;border-radius:1px}
    #card .out i{opacity:.45}
    #card i.f{background:var(--favor)}#card i.a{background:var(--against)}#card i.h{background:var(--hostile)}
    #card .w{display:inline-block;margin:.1rem .5rem .1rem 0;white-space:nowrap}
    @media (max-width:48rem){#card{position:fixed;left:0!important;right:0;top:auto!important;bottom:0;width:auto;\
    max-width:none;border-radius:10px 10px 0 0;border-width:1px 0 0;max-height:48vh;overflow:auto}}
    """
}
