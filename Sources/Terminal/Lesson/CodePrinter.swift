internal import SourceText

/// Source code: every line kept, keywords, comments and text told apart.
struct CodePrinter {
  private let setting: Setting

  init(_ setting: Setting) {
    self.setting = setting
  }

  /// - Parameter firstLine: Number of the first line, for code that is numbered.
  func lines(_ text: String, language: String, firstLine: Int? = nil) -> [Line] {
    var source = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.last == "\r" ? String($0.dropLast()) : String($0)
    }
    while source.last?.isEmpty == true { source.removeLast() }
    let digits = firstLine.map { String($0 + source.count - 1).count } ?? 0
    let margin = digits > 0 ? digits + 2 : 2
    let columns = max(4, setting.columns - margin)
    var colors = CodeColors(language: language)
    var lines: [Line] = []
    for (index, line) in source.enumerated() {
      let parts = cut(colors.colored(expandingTabs(line)), columns)
      for (number, part) in parts.enumerated() {
        var lead = ""
        if let firstLine, number == 0 {
          let label = String(firstLine + index)
          lead = String(repeating: " ", count: digits - label.count) + label
        }
        lead += String(repeating: " ", count: margin - lead.count)
        lines.append(Line(lead, .quiet) + part)
      }
    }
    return lines
  }

  private func expandingTabs(_ line: String) -> String {
    guard line.utf8.contains(0x09) else { return line }
    var result = ""
    for character in line {
      if character == "\t" {
        result += String(repeating: " ", count: 4 - result.count % 4)
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// Long lines go on below, after a mark; nothing is cut off.
  private func cut(_ line: Line, _ columns: Int) -> [Line] {
    guard line.width > columns else { return [line] }
    let mark = setting.asciiOnly ? "\\ " : "↪ "
    var lines: [Line] = []
    var current = Line()
    for span in line.spans {
      for character in span.text {
        let width = DisplayWidth.columns(of: String(character))
        if current.width + width > columns {
          lines.append(current)
          current = Line(mark, .quiet)
        }
        current.append(String(character), span.style)
      }
    }
    return lines + [current]
  }
}
