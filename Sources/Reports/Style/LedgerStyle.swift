extension Style {
  /// The ledger is a table, and on a narrow screen a list of cards: the script says the roles that a browser would take
  /// from the table's display.
  static let ledger = """
    .ledger{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.95rem}
    .ledger th,.ledger td{padding:.5rem .6rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule)}
    .ledger thead th{font-size:.8rem;font-weight:600;color:var(--soft);border-bottom-color:var(--neither)}
    .ledger .num{text-align:right;white-space:nowrap}
    .ledger thead .num{text-align:right}
    .ledger thead button{border:0;padding:.2rem 0;font-weight:600;color:var(--soft);text-align:inherit}
    .ledger thead button:hover,.ledger thead [aria-sort] button{color:var(--ink)}
    .ledger thead button::after{content:"↕";opacity:.8;padding-left:.25em}
    .ledger [aria-sort=ascending] button::after{content:"↑";opacity:1}
    .ledger [aria-sort=descending] button::after{content:"↓";opacity:1}
    .ledger tbody th{font-weight:600;min-width:10rem}
    .ledger .num small{display:block}
    .ledger td.bar{width:22%;min-width:8rem}
    .ledger .apart th{font-weight:400;font-style:italic}
    .ledger .apart tr:first-child>*{border-top:2px solid var(--neither)}
    .ledger summary{cursor:pointer;padding:.1rem 0;overflow-wrap:anywhere;unicode-bidi:isolate}
    .ledger .lbl{display:none}
    .b{display:block;width:100%;height:.8rem}
    .links{font-weight:400;font-size:.85rem;font-style:normal;margin:.3rem 0}
    .js .links{display:none}
    .ev>td{background:var(--panel);padding:.2rem 1rem .8rem}
    .ev ul{list-style:none;margin:0;padding:0;max-height:32rem;overflow:auto}
    .ev li{padding:.6rem 0;border-bottom:1px solid var(--rule);display:grid;gap:.1rem 1.2rem;\
    grid-template-columns:minmax(0,1fr) 13rem}
    .ev li:last-child{border:0}
    .ev q{font:1rem/1.45 var(--serif);font-style:normal;quotes:none}
    .ev .src{grid-column:1;font-size:.85rem;color:var(--soft)}
    .ev .pr{grid-column:2;grid-row:1/3;font-size:.85rem;color:var(--soft);white-space:pre-line}
    .tf{color:var(--favor-text)}.ta{color:var(--against-text)}.th{color:var(--hostile-text)}.z{color:var(--soft);font-weight:400}
    @media screen and (max-width:48rem){
    .ledger thead tr{display:flex;flex-wrap:wrap;gap:0 1.1rem;padding-bottom:.3rem;border-bottom:1px solid var(--neither)}
    .ledger thead th{border:0;padding:0}
    .ledger thead tr::before{content:"Sort by"/"";font-size:.8rem;color:var(--soft);padding:.35rem 0}
    .ledger,.ledger thead,.ledger tbody,.ledger tr,.ledger th,.ledger td{display:block}
    .ledger tbody tr:not(.ev){display:grid;grid-template-columns:1fr 1fr 1fr;gap:.1rem .8rem;padding:.7rem 0;\
    border-bottom:1px solid var(--rule)}
    .ledger tbody tr>*{border:0;padding:0}
    .ledger tbody th{grid-column:1/3}
    .ledger td.bar{grid-column:1/4;width:auto;padding:.3rem 0}
    .ledger td.num{text-align:left;white-space:normal}
    .ledger td.num:nth-of-type(1){text-align:right}
    .ledger .lbl{display:inline;font-size:.8rem;color:var(--soft)}
    .ledger .apart tr:first-child>*{border-top:0}
    .ledger .apart tr:first-child{border-top:2px solid var(--neither)}
    .ledger tr[hidden]{display:none!important}
    .ev li{display:block}
    .ev li>*{display:block}
    .ledger td.none{display:none!important}
    .ev>td{padding:.2rem .6rem .6rem}}
    """
}
