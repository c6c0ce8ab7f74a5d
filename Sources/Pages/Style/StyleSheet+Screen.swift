extension StyleSheet {
  /// Screens, down to a phone 360 pixels wide.
  static let screen = """
    @media screen {
      main { padding: 2.5em 1.2em 5em; max-width: 41em; }
      .line:hover { background: var(--paper); }
      :target { scroll-margin-top: 1em; }
      .exercise:target, .hints section:target { outline: 2px solid var(--accent); outline-offset: 3px; }
    }
    @media screen and (max-width: 42em) {
      main { padding: 1.2em 1rem 4em; }
      h1 { font-size: 1.5em; }
      h2 { font-size: 1.22em; }
      .formula.wide { display: none !important; }
      .formula.narrow { display: block; }
      math.long { font-size: calc(15em / var(--width)); }
      .exercise { padding: .7em .7em .3em; }
      blockquote { margin-left: 0; }
      code, pre { font-size: .76em; }
    }
    """

  /// The bar of links and the search of a site.
  static let site = """
    nav.bar { display: flex; flex-wrap: wrap; gap: .3em 1.4em; justify-content: center; padding: .7em 1rem; font-size: .92em;
      border-bottom: 1px solid var(--faint); }
    nav.bar.foot { justify-content: space-between; border-bottom: 0; border-top: 1px solid var(--faint); margin-top: 3em; padding: 1em 0; }
    nav.bar a { text-decoration: none; }
    .entrance { font-size: 1.3em; }
    #query { width: 100%; font: inherit; padding: .4em .6em; border: 1px solid var(--soft); background: var(--paper); color: var(--ink); }
    .results-list { list-style: none; padding: 0; }
    .results-list p { margin: 0 0 .9em; color: var(--soft); font-size: .92em; }
    mark { background: none; color: var(--ink); font-weight: bold; }
    details { margin: 0 0 .6em; }
    summary { cursor: pointer; color: var(--accent); }
    """
}
