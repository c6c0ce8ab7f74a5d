public import Course
internal import Notation

extension [Inline] {
  /// The text without markup and without LaTeX: for titles of windows, running heads, alternative texts.
  func readableText(_ language: Language) -> String {
    map { inline -> String in
      switch inline.kind {
      case .text(let text), .code(let text), .html(let text): text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _), .image(let inner, _, _):
        inner.readableText(language)
      case .math(let math): MathLayout(latex: math.latex).oneLine()
      case .softBreak, .hardBreak: " "
      case .claim: ""
      }
    }.joined()
  }
}

extension Lesson {
  /// The title without markup.
  public var plainTitle: String { title.readableText(language) }
}
