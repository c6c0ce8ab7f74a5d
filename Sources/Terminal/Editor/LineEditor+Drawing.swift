internal import SourceText

extension LineEditor {
  /// The text as lines of the screen, and where the cursor stands among them.
  struct Drawing {
    var lines: [Line] = []
    var cursor = Screen.Position(row: 0, column: 0)
  }

  /// Something to be shown at a range of the text's bytes.
  struct Mark {
    let range: SourceRange
    let message: String
  }

  /// - Parameters:
  ///   - prompt: In front of the first line; the others are indented as far.
  ///   - mark: What is wrong and where: underlined, with a caret and the message below.
  ///   - notes: A word behind each line of the text, such as its verdict.
  func drawn(columns: Int, prompt: String, mark: Mark? = nil, notes: [Int: Line] = [:]) -> Drawing {
    let margin = DisplayWidth.columns(of: prompt)
    let room = max(2, columns - margin - 1)
    var drawing = Drawing()
    var offset = 0
    for (index, line) in lines.enumerated() {
      let lead = index == 0 ? prompt : String(repeating: " ", count: margin)
      var current = Line(lead, .accent)
      var caret: (row: Int, column: Int)?
      var here = 0
      for (place, character) in line.enumerated() {
        let text = Flow.visible(character)
        let width = DisplayWidth.columns(of: text)
        if current.width + width > margin + room {
          drawing.lines.append(current)
          current = Line(String(repeating: " ", count: margin))
        }
        if index == row && place == column {
          drawing.cursor = Screen.Position(row: drawing.lines.count, column: current.width)
        }
        let isMarked =
          mark.map { $0.range.lower <= offset && offset < max($0.range.upper, $0.range.lower + 1) } ?? false
        if isMarked && caret == nil { caret = (drawing.lines.count, current.width) }
        current.append(text, isMarked ? Style(.bad, .underlined) : .plain)
        offset += String(character).utf8.count
        here = place + 1
      }
      if index == row && column >= here {
        drawing.cursor = Screen.Position(row: drawing.lines.count, column: current.width)
      }
      if let mark, caret == nil, mark.range.lower == offset, index == lines.count - 1 || mark.range.isEmpty {
        caret = (drawing.lines.count, current.width)
      }
      if let note = notes[index] {
        if current.width + 2 + note.width <= columns {
          current.append("  ")
          current.append(note)
          drawing.lines.append(current)
        } else {
          drawing.lines.append(current)
          drawing.lines.append(note.indented(by: margin))
        }
      } else {
        drawing.lines.append(current)
      }
      if let mark, let caret { drawing.lines += explained(mark.message, caret.column, columns) }
      offset += 1
    }
    return drawing
  }

  /// `^ what is wrong`, the message beside the caret or below it.
  private func explained(_ message: String, _ column: Int, _ columns: Int) -> [Line] {
    let lead = String(repeating: " ", count: column)
    var beside = Line(lead + "^ ", .bad)
    if beside.width + DisplayWidth.columns(of: message) <= columns {
      beside.append(message, .bad)
      return [beside]
    }
    var flow = Flow()
    flow.append(message, .bad)
    return [Line(lead + "^", .bad)] + flow.lines(columns: columns - 2).map { $0.indented(by: 2) }
  }
}
