extension StyleSheet {
  /// Drawings: ten units of a drawing are one em of its text.
  static let pictures = """
    .drawing { margin: 0 0 .75em; text-align: center; }
    .drawing svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
    svg { font: 10px/1.1 var(--serif); overflow: visible; }
    svg text { fill: var(--ink); font-variant-numeric: lining-nums tabular-nums; }
    """
}
