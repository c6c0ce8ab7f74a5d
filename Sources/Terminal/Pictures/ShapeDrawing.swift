internal import Experiments
internal import SourceText

/// A matrix equation as boxes, higher and wider the more rows and columns they have.
struct ShapeDrawing {
  private let shapes: ShapeBoxes
  private let setting: Setting

  init(_ shapes: ShapeBoxes, _ setting: Setting) {
    self.shapes = shapes
    self.setting = setting
  }

  var lines: [Line] {
    var lines = shapes.title.map { setting.lines($0, .strong) } ?? []
    for (number, items) in shapes.lines.enumerated() {
      if number > 0 { lines.append(.empty) }
      lines += drawn(items) ?? written(items)
    }
    return lines
  }

  private func size(_ box: ShapeBoxes.Box) -> String {
    let rows = box.rowName.map { setting.formula($0) } ?? String(box.rows)
    let columns = box.columnName.map { setting.formula($0) } ?? String(box.columns)
    let sign = setting.isSpoken ? setting.say(.by) : setting.asciiOnly ? "x" : "×"
    return "\(rows) \(sign) \(columns)"
  }

  private func contents(_ box: ShapeBoxes.Box) -> [String] {
    if box.entries.isEmpty { return [setting.formula(box.label)] }
    let texts = box.entries.map { $0.map { shapes.style.text($0) } }
    let widths = (0..<(texts.first?.count ?? 0)).map { column in
      texts.map { $0[column].utf8.count }.max() ?? 0
    }
    return texts.map { row in
      row.enumerated().map { index, text in
        String(repeating: " ", count: widths[index] - text.utf8.count) + text
      }.joined(separator: "  ")
    }
  }

  /// Captions under a box: its name where the entries are inside, its shape, how it is repeated.
  private func captions(_ box: ShapeBoxes.Box) -> [(String, Style)] {
    var captions: [(String, Style)] = []
    if !box.entries.isEmpty { captions.append((setting.formula(box.label), .strong)) }
    captions.append((size(box), box.isWrong ? .bad : .quiet))
    if box.repeatedDown > 1 || box.repeatedRight > 1 {
      let down = box.repeatedDown > 1 ? (setting.asciiOnly ? "v" : "↓") + "\(box.repeatedDown)" : ""
      let right = box.repeatedRight > 1 ? (setting.asciiOnly ? ">" : "→") + "\(box.repeatedRight)" : ""
      captions.append((down + right, .accent))
    }
    if box.isWrong { captions.append((setting.say(.doesNotFit), .bad)) }
    return captions
  }

  private func drawn(_ items: [ShapeBoxes.Item]) -> [Line]? {
    if setting.isSpoken { return nil }
    var canvas = Canvas(asciiOnly: setting.asciiOnly)
    let heights = items.map { item -> Int in
      guard case .box(let box) = item else { return 1 }
      return (box.entries.isEmpty ? min(max(box.rows, 1), 5) : box.entries.count) + 2
    }
    let middle = (heights.max() ?? 1) / 2
    var column = 0
    for (item, height) in zip(items, heights) {
      switch item {
      case .sign(let latex):
        let text = setting.formula(latex)
        canvas.write(text, row: middle, column: column)
        column += DisplayWidth.columns(of: text) + 1
      case .box(let box):
        let texts = contents(box)
        let captions = captions(box)
        let inner = max(
          texts.map { DisplayWidth.columns(of: $0) }.max() ?? 0,
          box.entries.isEmpty ? min(max(box.columns, 1) * 2 - 1, 13) : 0)
        let width = inner + 4
        let whole = max(width, captions.map { DisplayWidth.columns(of: $0.0) }.max() ?? 0)
        let left = column + (whole - width) / 2
        let top = middle - height / 2
        canvas.box(
          row: top, column: left, height: height, width: width, box.isWrong ? .bad : .plain,
          isHeavy: box.isWrong)
        let first = top + 1 + (height - 2 - texts.count) / 2
        for (number, text) in texts.enumerated() {
          let free = inner - DisplayWidth.columns(of: text)
          canvas.write(text, row: first + number, column: left + 2 + free / 2, .strong)
        }
        for (number, caption) in captions.enumerated() {
          let free = whole - DisplayWidth.columns(of: caption.0)
          canvas.write(caption.0, row: top + height + number, column: column + free / 2, caption.1)
        }
        column += whole + 1
      }
    }
    return column - 1 <= setting.columns ? canvas.lines : nil
  }

  /// On one line: `Z (4 × m) = W (4 × 3) X (3 × m)`.
  private func written(_ items: [ShapeBoxes.Item]) -> [Line] {
    var flow = Flow()
    for (number, item) in items.enumerated() {
      if number > 0 { flow.append(" ") }
      switch item {
      case .sign(let latex): flow.appendWhole(setting.formula(latex))
      case .box(let box):
        flow.appendWhole(setting.formula(box.label), .strong)
        flow.append(" ")
        flow.appendWhole("(\(size(box)))", box.isWrong ? .bad : .quiet)
        if box.repeatedDown > 1 || box.repeatedRight > 1 {
          flow.append(" " + setting.say(.repeated(down: box.repeatedDown, right: box.repeatedRight)))
        }
        if box.isWrong { flow.append(" " + setting.say(.doesNotFit), .bad) }
      }
    }
    var lines = flow.lines(columns: setting.columns)
    for case .box(let box) in items where !box.entries.isEmpty {
      lines.append(Line(setting.formula(box.label), .strong))
      lines += contents(box).map { Line($0).indented(by: 2) }
    }
    return lines
  }
}
