internal import SourceText

/// One line of styled text.
public struct Line: Hashable, Sendable, ExpressibleByStringLiteral {
  /// A run of text in one style; never holds a line break.
  public struct Span: Hashable, Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  public private(set) var spans: [Span]
  /// Terminal columns it takes.
  public private(set) var width: Int

  public init(_ spans: [Span] = []) {
    self.spans = []
    width = 0
    for span in spans { append(span.text, span.style) }
  }

  public init(_ text: String, _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  public init(stringLiteral value: String) { self.init(value) }

  public static let empty = Line()

  public var isEmpty: Bool { spans.isEmpty }

  /// The text without styles.
  public var text: String { spans.map(\.text).joined() }

  /// Without spaces at the end.
  public var trimmed: Line {
    var spans = spans
    while let last = spans.last {
      let text = last.text.trimmedEnd
      spans.removeLast()
      if !text.isEmpty {
        spans.append(Span(text, last.style))
        break
      }
    }
    return Line(spans)
  }

  public mutating func append(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    width += DisplayWidth.columns(of: text)
    if let last = spans.last, last.style == style {
      spans[spans.count - 1].text += text
    } else {
      spans.append(Span(text, style))
    }
  }

  public mutating func append(_ line: Line) {
    for span in line.spans { append(span.text, span.style) }
  }

  public static func + (left: Line, right: Line) -> Line {
    var line = left
    line.append(right)
    return line
  }

  /// Spaces at the end up to a width.
  public func padded(to columns: Int, _ style: Style = .plain) -> Line {
    guard width < columns else { return self }
    return self + Line(String(repeating: " ", count: columns - width), style)
  }

  /// Spaces in front.
  public func indented(by columns: Int) -> Line {
    columns > 0 && !isEmpty ? Line(String(repeating: " ", count: columns)) + self : self
  }

  /// In the middle of a width.
  public func centered(in columns: Int) -> Line { indented(by: max(0, (columns - width) / 2)) }

  /// At most so many columns; what is cut off shows as `mark`.
  public func truncated(to columns: Int, mark: String = "…") -> Line {
    guard width > columns else { return self }
    let markWidth = DisplayWidth.columns(of: mark)
    var room = columns - markWidth
    var result = Line()
    var markStyle = Style.plain
    outer: for span in spans {
      var kept = ""
      markStyle = span.style
      for character in span.text {
        let width = DisplayWidth.columns(of: String(character))
        if width > room {
          result.append(kept, span.style)
          break outer
        }
        room -= width
        kept.append(character)
      }
      result.append(kept, span.style)
    }
    if columns >= markWidth { result.append(mark, markStyle) }
    return result
  }

  /// Every span with a style worked out from its own.
  public func restyled(_ change: (Style) -> Style) -> Line {
    Line(spans.map { Span($0.text, change($0.style)) })
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var end = utf8.endIndex
    while end > utf8.startIndex, utf8[utf8.index(before: end)] == 0x20 { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
