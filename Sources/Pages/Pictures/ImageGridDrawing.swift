internal import Experiments

/// Draws small pictures side by side, pixel by pixel, with what is written in the pixels.
struct ImageGridDrawing {
  let inlines: InlinePrinter
  let words: Words

  func draw(_ grid: ImageGrid) -> HTML {
    .element(.div, [.class("image-grid")], grid.images.map(draw))
  }

  private func draw(_ image: ImageGrid.Image) -> HTML {
    let cell = image.labels.isEmpty ? max(2.5, min(16, 90 / Double(max(image.width, image.height)))) : 22
    let width = cell * Double(image.width)
    let height = cell * Double(image.height)
    var drawing = Drawing(Drawing.Frame(left: -1, top: -1, right: width + 1, bottom: height + 1))
    let tint: (Int, Int, Int) =
      switch image.tint {
      case .gray: (255, 255, 255)
      case .red: (255, 90, 80)
      case .green: (90, 220, 110)
      case .blue: (110, 150, 255)
      }
    let pixels = image.pixels.flatMap { Shades.tint($0, tint) }
    drawing.image(
      DataAddress.text(type: "image/png", PNG.file(width: image.width, height: image.height, pixels: pixels)),
      0, 0,
      width, height, "cells")
    drawing.rectangle(0, 0, width, height, "frame")
    for (index, label) in image.labels.enumerated() where index < image.pixels.count && !label.isEmpty {
      let x = (Double(index % image.width) + 0.5) * cell
      let y = (Double(index / image.width) + 0.5) * cell
      drawing.text(label, x, y + 3, .middle, image.pixels[index] > 0.55 ? "pixel on-light" : "pixel on-dark")
    }
    return .element(
      .div, [.class("image")],
      [
        drawing.svg(PictureWords(words: words, formulas: inlines.formulas).image(image)),
        .element(.p, [.class("note")], inlines.print(image.caption)),
      ])
  }
}
