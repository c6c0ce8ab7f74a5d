extension StyleSheet {
  /// Drawings: ten units of a drawing are one em of its text.
  static let pictures = """
    .drawing { margin: 0 auto .75em; max-width: 100%; font-size: .95em; }
    .drawing svg { width: 100%; height: auto; display: block; }
    svg { font: 10px/1.1 var(--serif); overflow: visible; }
    .drawn { width: 100%; height: 100%; display: flex; align-items: center; justify-content: center; white-space: nowrap;
      color: var(--ink); font: 10px/1 var(--serif); text-align: center; }
    .drawn.at-start { justify-content: flex-start; } .drawn.at-end { justify-content: flex-end; }
    .picture-title { font-weight: bold; font-size: .92em; text-align: center; margin: .6em 0 .3em; }
    :lang(zh) p.picture-title { text-align: center; }
    .node, .unit, .matrix, .frame { fill: var(--paper); stroke: var(--ink); stroke-width: .9; }
    .node.input { fill: var(--wash); }
    .node.highlighted { stroke-width: 2; }
    .edge, .link { fill: none; stroke: var(--soft); stroke-width: .8; }
    .edge.highlighted { stroke: var(--ink); stroke-width: 1.8; }
    .arrow { fill: var(--soft); } .arrow.highlighted { fill: var(--ink); }
    .drawn.value { color: var(--value); font-size: 10px; } .drawn.gradient { color: var(--gradient); font-size: 10px; font-style: italic; }
    .edge-label { font-size: 8px; color: var(--gradient); } .edge-label mfrac > * { font-size: .88em; } .edge-label > span { background: var(--paper); padding: 0 1px; }
    .grid { stroke: var(--faint); stroke-width: .4; } .axis { stroke: var(--ink); stroke-width: .8; }
    .drawn.tick { font-size: 8.5px; } .drawn.title { font-size: 9.5px; } .drawn.mark { font-size: 8.5px; }
    .drawn.mark > span, .weight > span, .size > span { background: var(--paper); padding: 0 1px; }
    .curve { fill: none; stroke-width: 1.5; stroke-linejoin: round; } .curve.dashed { stroke-dasharray: 5 3; stroke-width: 1.2; }
    .marker { stroke-width: .5; } .marker.open { fill: var(--paper); stroke-width: 1.1; }
    .mark-line { stroke: var(--ink); stroke-width: .8; stroke-dasharray: 2 2; } .mark-point { fill: none; stroke: var(--ink); stroke-width: 1.2; }
    .curve.series1, .marker.series1 { stroke: var(--c1); } .marker.series1:not(.open) { fill: var(--c1); }
    .curve.series2, .marker.series2 { stroke: var(--c2); } .marker.series2:not(.open) { fill: var(--c2); }
    .curve.series3, .marker.series3 { stroke: var(--c3); } .marker.series3:not(.open) { fill: var(--c3); }
    .curve.series4, .marker.series4 { stroke: var(--c4); } .marker.series4:not(.open) { fill: var(--c4); }
    .curve.series5, .marker.series5 { stroke: var(--c5); } .marker.series5:not(.open) { fill: var(--c5); }
    .curve.series6, .marker.series6 { stroke: var(--c6); } .marker.series6:not(.open) { fill: var(--c6); }
    .legend { list-style: none; display: flex; flex-wrap: wrap; justify-content: center; gap: .2em 1.4em; padding: 0; font-size: .88em; }
    .legend li { display: flex; align-items: center; gap: .4em; margin: 0; }
    .swatch { width: 2.2em; height: .8em; flex: none; } .swatch.short { width: 1em; }
    .cells { image-rendering: pixelated; } .frame { fill: none; }
    .contour { fill: none; stroke: #223; stroke-width: .6; stroke-opacity: .75; } .boundary { fill: none; stroke: #222; stroke-width: 1.4; }
    .example { stroke-width: 1.3; fill: none; } .example.zero { fill: #0b4f8a; stroke: #fff; stroke-width: .5; } .example.one { stroke: #8a2b06; }
    .descent { fill: none; stroke: #b3140b; stroke-width: 1.1; } .step { fill: #b3140b; stroke: #fff; stroke-width: .4; }
    .link.strength2 { stroke-width: 1.4; } .link.strength3 { stroke-width: 2.2; } .link.negative { stroke-dasharray: 4 2; stroke: var(--gradient); }
    .unit-label { font-size: 9px; } .drawn.unit-value { font-size: 7.5px; color: var(--value); } .dot { fill: var(--ink); }
    .weight { font-size: 7.5px; } .layer { font-size: 10.5px; }
    .matrix { fill: var(--wash); } .matrix.wrong { stroke: var(--warn); stroke-width: 1.8; stroke-dasharray: 4 2; } .drawn.wrong-mark { color: var(--warn); font-size: 12px; }
    .ghost { fill: none; stroke: var(--soft); stroke-width: .7; stroke-dasharray: 2 2; } .drawn.ghost-count { font-size: 8px; color: var(--soft); }
    .size { font-size: 8px; color: var(--soft); } .drawn.entry { font-size: 9px; } .cell-line { stroke: var(--faint); stroke-width: .5; }
    .image-grid { display: flex; flex-wrap: wrap; justify-content: center; gap: .6em 1.4em; } .image { break-inside: avoid; }
    .image .drawing { margin-bottom: .2em; } .drawn.pixel { font-size: 9px; } .drawn.pixel.on-light { color: #111; } .drawn.pixel.on-dark { color: #eee; }
    """
}
