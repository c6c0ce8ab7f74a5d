extension Diagnostic {
  /// The diagnostic as `file:line:column: error: message`, the line and a caret under the range.
  public func rendered(in file: SourceFile) -> String {
    let (line, column) = file.position(of: range.lower)
    let word =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "note"
      }
    var lines = ["\(file.name):\(line):\(column): \(word): \(message)"]
    let number = String(line)
    let shown = Diagnostic.visible(file.line(line))
    lines.append(" \(number) | \(shown)")
    let start = file.start(ofLine: line)
    let lead = Diagnostic.width(of: file.text(in: SourceRange(start, range.lower)))
    let lineEnd = start + file.line(line).utf8.count
    let marked = Diagnostic.width(
      of: file.text(in: SourceRange(range.lower, min(range.upper, max(lineEnd, range.lower)))))
    let caret = "^" + String(repeating: "~", count: max(0, marked - 1))
    let margin = String(repeating: " ", count: number.utf8.count)
    let tail = help.map { " \($0)" } ?? ""
    lines.append(" \(margin) | \(String(repeating: " ", count: lead))\(caret)\(tail)")
    return lines.joined(separator: "\n")
  }

  /// Control characters and tabs as something that takes one column.
  private static func visible(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        scalars.append(" ")
      } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        scalars.append("\u{FFFD}")
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DisplayWidth.columns(of: $1) }
  }
}
