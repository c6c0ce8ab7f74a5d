internal import Experiments

/// Draws matrix equations: a box for every matrix in its proportions, its sizes at its edges.
struct ShapeBoxesDrawing {
  let inlines: InlinePrinter
  let words: Words

  func draw(_ boxes: ShapeBoxes) -> HTML {
    let title = boxes.title.map { HTML.element(.p, [.class("picture-title")], inlines.print($0)) } ?? .nothing
    return .element(.div, [.class("picture")], [title] + boxes.lines.map { draw($0, boxes.style) })
  }

  private struct Size {
    let width: Double
    let height: Double
  }

  private func draw(_ line: [ShapeBoxes.Item], _ style: NumberStyle) -> HTML {
    let sizes = line.map { item -> Size in
      switch item {
      case .box(let box): size(of: box, style)
      case .sign(let latex):
        Size(width: 10 * MathWidth.estimate(inlines.formulas.label(latex)) + 10, height: 16)
      }
    }
    let half = (sizes.map(\.height).max() ?? 20) / 2
    let repeats = line.map { item in if case .box(let box) = item { box.repeatedDown > 1 } else { false } }
    var drawing = Drawing(width: 4, height: 2 * half + 34 + (repeats.contains(true) ? 16 : 0))
    let middle = half + 16
    var x = 2.0
    for (item, size) in zip(line, sizes) {
      switch item {
      case .sign(let latex):
        drawing.label(
          [inlines.formulas.label(latex)], centerX: x + size.width / 2, centerY: middle, width: size.width,
          height: 18, "sign")
        x += size.width
      case .box(let box):
        let rows = sizeLabel(box.rowName, box.rows)
        let margin = 10 * 0.8 * MathWidth.estimate(rows) + 6
        draw(box, size, rows, left: x + margin, middle: middle, style, in: &drawing)
        x += margin + size.width + (box.repeatedRight > 1 ? 20 : 0) + (box.isWrong ? 11 : 3)
      }
    }
    drawing.frame.right = x + 2
    return drawing.svg(PictureWords(words: words, formulas: inlines.formulas).shapes(line))
  }

  /// In proportion where that can be seen; entries take the room that they need.
  private func size(of box: ShapeBoxes.Box, _ style: NumberStyle) -> Size {
    if !box.entries.isEmpty {
      let widest =
        box.entries.joined().map { 4.8 * Double(NumberSetting.text($0, style).count) + 8 }.max() ?? 16
      return Size(
        width: max(widest * Double(box.entries[0].count), 16), height: max(14 * Double(box.entries.count), 16)
      )
    }
    let label = 10 * MathWidth.estimate(inlines.formulas.label(box.label)) + 8
    let side = { (count: Int) in
      9 * min(Double(count), 4) + 7 * min(max(Double(count) - 4, 0), 4) + (count > 8 ? 8 : 0)
    }
    return Size(width: max(side(box.columns), label, 18), height: max(side(box.rows), 18))
  }

  private func sizeLabel(_ name: String?, _ count: Int) -> HTML {
    inlines.formulas.label(name.map { "\($0) = \(count)" } ?? "\(count)")
  }

  private func draw(
    _ box: ShapeBoxes.Box, _ size: Size, _ rows: HTML, left: Double, middle: Double, _ style: NumberStyle,
    in drawing: inout Drawing
  ) {
    let top = middle - size.height / 2
    // Broadcasting: the copies that are only thought of stand behind, dashed.
    if box.repeatedRight > 1 {
      drawing.rectangle(left + size.width, top, 16, size.height, "ghost")
      drawing.text("×\(box.repeatedRight)", left + size.width + 8, middle + 3, .middle, "ghost-count")
    }
    if box.repeatedDown > 1 {
      drawing.rectangle(left, top + size.height, size.width, 13, "ghost")
      drawing.text(
        "×\(box.repeatedDown)", left + size.width / 2, top + size.height + 9.5, .middle, "ghost-count")
    }
    drawing.rectangle(left, top, size.width, size.height, box.isWrong ? "matrix wrong" : "matrix")
    if box.entries.isEmpty {
      drawing.label(
        [inlines.formulas.label(box.label)], centerX: left + size.width / 2, centerY: middle,
        width: size.width,
        height: 18, "matrix-label")
    } else {
      drawEntries(box, size, left: left, top: top, style, in: &drawing)
      drawing.label(
        [inlines.formulas.label(box.label)], centerX: left + size.width / 2, centerY: top + size.height + 9,
        width: max(size.width, 40), height: 16, "matrix-label")
    }
    drawing.label(
      [rows], centerX: left - 4 - 4 * MathWidth.estimate(rows), centerY: middle, width: 60, height: 12, "size"
    )
    let columns = sizeLabel(box.columnName, box.columns)
    drawing.label(
      [columns], centerX: left + size.width / 2, centerY: top - 7, width: max(size.width, 60), height: 12,
      "size")
    if box.isWrong {
      drawing.text("✗", left + size.width + 2, top + 6, .start, "wrong-mark")
    }
  }

  private func drawEntries(
    _ box: ShapeBoxes.Box, _ size: Size, left: Double, top: Double, _ style: NumberStyle,
    in drawing: inout Drawing
  ) {
    let height = size.height / Double(box.entries.count)
    for (row, values) in box.entries.enumerated() {
      let width = size.width / Double(max(values.count, 1))
      for (column, value) in values.enumerated() {
        drawing.text(
          NumberSetting.text(value, style), left + (Double(column) + 0.5) * width,
          top + (Double(row) + 0.5) * height + 3, .middle, "entry")
        if column > 0 {
          drawing.line(
            left + Double(column) * width, top, left + Double(column) * width, top + size.height, "cell-line")
        }
      }
      if row > 0 {
        drawing.line(
          left, top + Double(row) * height, left + size.width, top + Double(row) * height, "cell-line")
      }
    }
  }
}
