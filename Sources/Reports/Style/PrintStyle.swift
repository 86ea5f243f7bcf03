extension Style {
  /// On paper nothing can be opened: everything is.
  static let print = """
    @media print{
    @page{margin:18mm 16mm}
    body{font-size:10pt}
    nav,.skip,.tools,#card{display:none!important}
    .s,rect,.b,#card i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .art::details-content{content-visibility:visible;display:block;height:auto}
    .art>summary{list-style:none}
    .txt{font-size:10.5pt;line-height:1.55}
    .ledger tr,figure{break-inside:avoid}
    h2,h3,summary{break-after:avoid}
    a{color:inherit;text-decoration:none}}
    """
}
