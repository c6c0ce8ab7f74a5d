extension StyleSheet {
  /// The report on a class. Bars have their numbers in them and patterns beside their colours.
  static let report = """
    .report section { break-inside: auto; }
    .report h2, .report .where, .states { break-after: avoid; }
    .states { break-inside: avoid; }
    .report th.number { white-space: nowrap; }
    .report .where { color: var(--soft); margin-bottom: .4em; }
    .report .table a { color: inherit; }
    .report .table table { width: 100%; }
    .report tbody th { font-weight: normal; text-wrap: wrap; }
    .bar { display: flex; height: 1.5em; line-height: 1.5em; border: 1px solid var(--ink); font-size: .85em; text-align: center;
      print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .bar span { min-width: 1.8em; flex-basis: 0; color: #1a1a1a; }
    .bar span + span { border-left: 1px solid var(--ink); }
    .bar .right-part { background: #cfe5d3; }
    .bar .half-part { background: repeating-linear-gradient(135deg, #fdf1c4 0 6px, #f4dc8a 6px 8px); }
    .bar .wrong-part { background: repeating-linear-gradient(90deg, #f7d2c9 0 5px, #e9a594 5px 7px); }
    .bar .open-part { background: #fff; }
    .legend { font-size: .85em; color: var(--soft); margin: .15em 0 .8em; }
    .groups { list-style: none; padding: 0; }
    .groups > li { border-top: .7px solid var(--faint); padding: .5em 0 .2em 3.6em; position: relative; break-inside: avoid; }
    .groups p { margin: 0 0 .3em; }
    .groups .times { position: absolute; left: 0; font-weight: bold; }
    .answer-text pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 .3em; background: var(--wash); padding: .4em .6em; }
    .answer-text .lines { padding-left: 1.6em; margin: 0 0 .3em; }
    .answer-text .typed { color: var(--soft); margin-left: .8em; }
    .feedback .points { float: right; font-weight: normal; padding-left: 1em; }
    .feedback .answer-text { border-left: 2px solid var(--faint); padding-left: .8em; margin-bottom: .5em; }
    .report details { margin: 0 0 .3em; font-size: .92em; color: var(--soft); }
    .report summary { cursor: pointer; }
    """
}
