/// Whole formulas.
extension MathMLPrinter {
  static func formula(_ tree: MathTree, tag: MathTree?, display: Bool, maxWidth: Double?) -> String {
    var printer = MathMLPrinter()
    printer.out.add("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"")
    if display { printer.out.add(" display=\"block\"") }
    let limit = display ? maxWidth.map { Int($0 * 100) } : nil
    let width = limit == nil ? 0 : WidthEstimate.width(of: tree)
    let label = tag.map { WidthEstimate.width(of: $0) } ?? 0
    // With room on both sides the number goes to the margin.
    let isAtMargin = limit.map { tag != nil && width + 2 * label + 200 <= $0 } ?? false
    if isAtMargin { printer.out.add(" style=\"position:relative\"") }
    printer.out.add(">")
    if let limit, width + (tag == nil ? 0 : label + 200) > limit {
      printer.split(tree, tag: tag, width: max(300, limit))
    } else {
      printer.content(tree, Style(isDisplay: display))
      if let tag {
        if isAtMargin {
          printer.out.add("<mrow style=\"position:absolute;right:0;top:50%;transform:translateY(-50%)\">")
        } else {
          printer.out.add("<mrow><mspace width=\"2em\"/>")
        }
        printer.write(tag, Style(isDisplay: false))
        printer.out.add("</mrow>")
      }
    }
    printer.out.add("</math>")
    return printer.out.text
  }

  private mutating func content(_ tree: MathTree, _ style: Style) {
    if case .row(let items) = tree { row(items, style) } else { write(tree, style) }
  }
}
