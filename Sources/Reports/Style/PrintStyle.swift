extension Style {
  /// On paper nothing can be opened: everything is.
  static let print = """
    @media print{
    @page{margin:18mm 16mm}
    body{font-size:10pt}
    nav,.skip,.tools,#card{display:none!important}
    .s,rect,.b,#card i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .ledger{font-size:8.5pt}
    .ledger th,.ledger td{padding:.25rem .3rem}
    .ledger tbody th{min-width:0}
    .ledger td.bar{min-width:5rem}
    .ledger summary{list-style:none}
    .ledger thead button::after{content:none!important}
    .pics{grid-template-columns:1fr 1fr;gap:1rem 1.5rem}
    .data{display:none}
    .art::details-content{content-visibility:visible;display:block;height:auto}
    .art>summary{list-style:none;margin:0}
    .art.hl>summary h3{display:none}
    .txt p{break-inside:avoid}
    .txt{font-size:10.5pt;line-height:1.55}
    .ledger tr,figure{break-inside:avoid}
    h2,h3,summary{break-after:avoid}
    a{color:inherit;text-decoration:none}}
    """
}
