extension Style {
  /// Colors after Okabe and Ito, which people who see fewer colors tell apart, each darkened or lightened until graphics
  /// have 3 : 1 and text 4.5 : 1 against its ground. The browser test measures it.
  static let palette = """
    :root{--paper:#fffdfa;--ink:#1d1d1b;--soft:#5c5a55;--rule:#d9d5cc;--panel:#f5f2ea;--link:#0a5a92;
    --favor:#0072b2;--against:#c2540a;--neither:#82807a;--neither-fill:#e4e0d7;--hostile:#a8327d;--unsure:#64625c;
    --favor-text:#0a5a92;--against-text:#9a3f00;--hostile-text:#8f2468;
    --favor-tint:#dcecf8;--against-tint:#fbe5d6;--focus:#1d1d1b;
    --o0:#00795a;--o1:#8a6d00;--o2:#6a4fb3;--o3:#4d6670}
    @media (prefers-color-scheme:dark){
    :root{--paper:#161718;--ink:#e9e6df;--soft:#aaa69c;--rule:#3a3b3c;--panel:#202224;--link:#7cc0ee;
    --favor:#56b4e9;--against:#ef8b3c;--neither:#8d8a83;--neither-fill:#3a3b3c;--hostile:#e58fc4;--unsure:#a5a299;
    --favor-text:#7cc4f0;--against-text:#f5a468;--hostile-text:#efa6d2;
    --favor-tint:#14344a;--against-tint:#4a2a14;--focus:#ffffff;
    --o0:#35b893;--o1:#d9b72b;--o2:#b49cf0;--o3:#9bb3bd}}
    @media print{
    :root{--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--panel:#fff;--link:#000;
    --favor:#0072b2;--against:#c2540a;--neither:#82807a;--neither-fill:#e4e0d7;--hostile:#a8327d;--unsure:#64625c;
    --favor-text:#0a5a92;--against-text:#9a3f00;--hostile-text:#8f2468;
    --favor-tint:#dcecf8;--against-tint:#fbe5d6}}
    """
}
