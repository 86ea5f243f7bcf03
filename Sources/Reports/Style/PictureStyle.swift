extension Style {
  static let pictures = """
    .pics{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1.5rem 2.2rem;align-items:start}
    .pic{margin:0;max-width:32rem}
    .pic h3{margin:.6rem 0 .1rem}
    .pic figcaption p{margin:.1rem 0 .6rem;color:var(--soft);font-size:.87rem}
    .pic svg{display:block;width:100%;height:auto;overflow:visible}
    .pic text{font:13px var(--sans);fill:var(--ink)}
    .pic text.tk{font-size:12px;fill:var(--soft)}
    .pic text.tf{fill:var(--favor-text)}.pic text.ta{fill:var(--against-text)}
    .pic text.halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
    .pic text.mt{font-size:15px;font-weight:650}
    .pic text.mi{fill:var(--paper)}
    .gr{stroke:var(--rule)}.ax{stroke:var(--neither)}
    .dia{stroke:var(--neither);stroke-dasharray:4 3}
    .ci{stroke:var(--ink);stroke-width:1.5}
    .wf{stroke:var(--favor);stroke-width:2}.wa{stroke:var(--against);stroke-width:2}
    .wo0{stroke:var(--o0)}.wo1{stroke:var(--o1)}.wo2{stroke:var(--o2)}.wo3{stroke:var(--o3)}
    .wh{stroke:var(--ink);stroke-width:1.5}.wh0{stroke:var(--paper);stroke-width:4}
    .dot{fill:var(--o2);fill-opacity:.45;stroke:var(--o2);stroke-width:1.5}
    .pf{fill:var(--favor)}.pa{fill:var(--against)}.pn{fill:var(--neither-fill);stroke:var(--neither);vector-effect:non-scaling-stroke}.ph{fill:var(--hostile)}
    .po0{fill:var(--o0)}.po1{fill:var(--o1)}.po2{fill:var(--o2)}.po3{fill:var(--o3)}
    .pu{fill:none;stroke:var(--unsure);stroke-width:1;stroke-dasharray:2 2;vector-effect:non-scaling-stroke}
    .m{fill:var(--favor)}
    .m0{fill-opacity:.03}.m1{fill-opacity:.1}.m2{fill-opacity:.16}.m3{fill-opacity:.24}.m4{fill-opacity:.32}
    .m5,.m6{fill-opacity:.86}.m7{fill-opacity:.9}.m8{fill-opacity:.95}
    .data{font-size:.85rem;margin:.5rem 0}
    .data summary{cursor:pointer;padding:.2rem 0;color:var(--soft)}
    .scroll{overflow:auto;max-height:22rem}
    .data table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    .data th,.data td{text-align:right;padding:.2rem .7rem .2rem 0;border-bottom:1px solid var(--rule);font-weight:400}
    .data thead th{color:var(--soft)}
    .data th:first-child{text-align:left}
    .key{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:1px}
    .kf{background:var(--favor)}.ka{background:var(--against)}.kn{background:var(--neither-fill);border:1px solid var(--neither)}.kh{background:var(--hostile)}
    .ko0{background:var(--o0)}.ko1{background:var(--o1)}.ko2{background:var(--o2)}.ko3{background:var(--o3)}
    .ku{border:1px dashed var(--unsure)}
    .fig{max-width:46rem;margin:.3rem 0}
    """
}
