internal import Course

extension Flow {
  /// Appends running text of a lesson.
  mutating func append(_ inlines: [Inline], _ setting: Setting, _ style: Style = .plain) {
    for inline in inlines { append(inline, setting, style) }
  }

  private mutating func append(_ inline: Inline, _ setting: Setting, _ style: Style) {
    switch inline.kind {
    case .text(let text): append(text, style)
    case .emphasis(let inner): append(inner, setting, style.with(.italic))
    case .strong(let inner): append(inner, setting, style.with(.bold))
    case .code(let code):
      // Where nobody sees a colour the backquotes of the source say that it is code.
      append(setting.isUnstyled && !setting.isSpoken ? "`\(code)`" : code, Style(.code, style.attributes))
    case .math(let math): appendFormula(setting.formula(math.latex), style)
    case .link(let inner, let link): append(inner, link, setting, style)
    case .image(let alternative, let source, _):
      append("[\(setting.say(.picture)) ", .quiet)
      append(alternative.isEmpty ? [] : alternative, setting, style)
      if alternative.isEmpty { append(source, style) }
      append("]", .quiet)
    case .softBreak: appendSoftBreak()
    case .hardBreak: appendLineEnd()
    case .html(let html): append(html, Style(.quiet, style.attributes))
    case .claim: break
    }
  }

  private mutating func append(_ inner: [Inline], _ link: Link, _ setting: Setting, _ style: Style) {
    append(inner, setting, Style(.accent, style.attributes.union(.underlined)))
    // A web address cannot be followed in a terminal: it is shown to be copied.
    if case .web = link.target, inner.plainText != link.destination {
      append(" <", .quiet)
      append(link.destination, .quiet)
      append(">", .quiet)
    } else if setting.isUnstyled, case .file(let path) = link.target {
      append(" <\(path)>", .quiet)
    }
  }
}
