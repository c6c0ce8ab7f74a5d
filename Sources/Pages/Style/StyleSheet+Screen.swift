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
      .formula.wide { display: none; }
      .formula.narrow { display: block; }
      .exercise { padding: .7em .7em .3em; }
      blockquote { margin-left: 0; }
      code, pre { font-size: .76em; }
    }
    """

  /// The bar of links and the search of a site.
  static let site = ""
}
