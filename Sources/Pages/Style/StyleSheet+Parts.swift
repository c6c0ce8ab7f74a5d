extension StyleSheet {
  /// Tables, code, figures, findings.
  static let parts = """
    .table { overflow-x: auto; }
    table { border-collapse: collapse; margin: 0 auto; line-height: 1.3; font-variant-numeric: lining-nums tabular-nums; }
    caption { text-align: left; padding: 0 0 .4em; font-weight: bold; font-size: .92em; }
    th, td { padding: .25em .7em; text-align: left; vertical-align: baseline; }
    th:first-child, td:first-child { padding-left: .2em; }
    th:last-child, td:last-child { padding-right: .2em; }
    thead tr { border-top: 1.2px solid var(--ink); border-bottom: .7px solid var(--ink); }
    tbody tr:last-child { border-bottom: 1.2px solid var(--ink); }
    tbody:first-child tr:first-child { border-top: 1.2px solid var(--ink); }
    th { font-weight: bold; text-wrap: balance; }
    .number { text-align: right; } .right { text-align: right; } .center { text-align: center; } .left { text-align: left; }
    .results td { white-space: nowrap; }
    .highlighted { background: var(--wash); font-weight: bold; }
    .dense:not(:has(.results)) { font-size: .82em; }
    .dense :is(th, td) { padding: .25em .4em; }
    .padding { visibility: hidden; user-select: none; }
    .code { background: var(--wash); border: 1px solid var(--faint); padding: .6em .7em; line-height: 1.42; tab-size: 4; }
    .code code { font-size: 1em; counter-reset: line var(--first, 0); }
    .line {
      display: block; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.42em;
      padding-left: calc(var(--indent, 0ch) + 2ch); text-indent: calc(-1 * var(--indent, 0ch) - 2ch);
    }
    .numbered .line { position: relative; padding-left: calc(var(--gutter) + 1.2ch + var(--indent, 0ch) + 2ch); }
    .numbered .line::before {
      counter-increment: line; content: counter(line); position: absolute; left: 0; width: var(--gutter);
      text-align: right; text-indent: 0; color: var(--soft); user-select: none;
    }
    .kept { display: block; break-inside: avoid; }
    .k { color: var(--keyword); font-weight: bold; } .t { color: var(--type); } .n { color: var(--number); }
    .s { color: var(--string); } .c, .d { color: var(--comment); font-style: italic; } .a { color: var(--keyword); }
    figure { margin: 1.1em 0; }
    figcaption { font-size: .92em; margin: 0 0 .45em; }
    figcaption .what { font-weight: bold; }
    figcaption .where, figcaption .parameters { color: var(--soft); }
    .held-parameter { overflow-wrap: anywhere; }
    .experiment { border-top: 1.2px solid var(--ink); border-bottom: 1.2px solid var(--ink); padding: .6em 0 .2em; }
    .experiment .formula > math > mtable > mtr > mtd { padding-top: .27em; padding-bottom: .27em; }
    .part-heading { font-weight: bold; margin-top: .8em; }
    .noted .formula { margin-bottom: .1em; }
    .note { text-align: center; color: var(--soft); font-size: .88em; }
    :lang(zh) p.note { text-align: center; }
    .warning, .fault { border-left: 3px solid var(--warn); padding-left: .8em; }
    .finding { border-left: 3px solid var(--good); padding-left: .8em; }
    .fault { background: var(--wash); }
    .missing-image { border: 1px dashed var(--soft); padding: .1em .5em; }
    """
}
