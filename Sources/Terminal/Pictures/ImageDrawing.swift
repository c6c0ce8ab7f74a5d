internal import Experiments
internal import SourceText

/// Small pictures, two letters a pixel so that a pixel is about as high as it is wide.
struct ImageDrawing {
  private let grid: ImageGrid
  private let setting: Setting

  init(_ grid: ImageGrid, _ setting: Setting) {
    self.grid = grid
    self.setting = setting
  }

  var lines: [Line] {
    var lines: [Line] = []
    var row: [[Line]] = []
    var width = 0
    for image in grid.images {
      let drawing = setting.isSpoken ? spoken(image) : drawn(image)
      let own = drawing.map(\.width).max() ?? 0
      if !row.isEmpty && (width + 3 + own > setting.columns || setting.isSpoken) {
        lines += beside(row) + [.empty]
        row = []
        width = 0
      }
      row.append(drawing)
      width += own + 3
    }
    return lines + beside(row)
  }

  private func beside(_ drawings: [[Line]]) -> [Line] {
    let height = drawings.map(\.count).max() ?? 0
    let widths = drawings.map { $0.map(\.width).max() ?? 0 }
    return (0..<height).map { number in
      var line = Line()
      for (index, drawing) in drawings.enumerated() {
        if index > 0 { line.append("   ") }
        let part = number < drawing.count ? drawing[number] : .empty
        line.append(index + 1 < drawings.count ? part.padded(to: widths[index]) : part)
      }
      return line
    }
  }

  private func drawn(_ image: ImageGrid.Image) -> [Line] {
    let widest = image.labels.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    // A picture that is too wide shows every second, third … pixel.
    let cell = max(2, widest == 0 ? 2 : widest + 2)
    let step = max(1, (image.width * cell + setting.columns - 1) / max(1, setting.columns))
    var lines: [Line] = []
    for y in stride(from: 0, to: image.height, by: step) {
      var line = Line()
      for x in stride(from: 0, to: image.width, by: step) {
        let index = y * image.width + x
        let label = index < image.labels.count ? image.labels[index] : ""
        line.append(pixel(image.pixels[index], image.tint, label, cell))
      }
      lines.append(line)
    }
    return lines
      + setting.narrowed(by: max(0, setting.columns - (lines.first?.width ?? 0))).lines(image.caption, .quiet)
  }

  private func pixel(_ value: Double, _ tint: ImageGrid.Image.Tint, _ label: String, _ width: Int) -> Line {
    let level = UInt8(min(max(value, 0), 1) * 255)
    if setting.hasColor && !setting.asciiOnly {
      let ground: Style.Ink =
        switch tint {
        case .gray: .gray(level)
        case .red: .red(level)
        case .green: .green(level)
        case .blue: .blue(level)
        }
      let free = width - DisplayWidth.columns(of: label)
      let text =
        String(repeating: " ", count: free / 2) + label + String(repeating: " ", count: free - free / 2)
      return Line(text, Style(level > 140 ? .gray(0) : .gray(255), on: ground))
    }
    if !label.isEmpty { return Line(label).padded(to: width) }
    let shades = setting.asciiOnly ? [" ", ".", "-", "+", "#"] : [" ", "░", "▒", "▓", "█"]
    return Line(String(repeating: shades[min(4, Int(level) * 5 / 256)], count: width))
  }

  private func spoken(_ image: ImageGrid.Image) -> [Line] {
    var flow = setting.flow(image.caption, .strong)
    let mean = image.pixels.isEmpty ? 0 : image.pixels.reduce(0, +) / Double(image.pixels.count)
    flow.append(
      ". "
        + setting.say(
          .image(width: image.width, height: image.height, mean: NumberStyle.percent(0).text(mean))))
    return flow.lines(columns: setting.columns)
  }
}
