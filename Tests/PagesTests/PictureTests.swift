import Course
import Experiments
import Testing

@testable import Pages

@Suite struct PictureTests {
  @Test(arguments: [
    (-4.0, 4.0, 6, ["−4", "−3", "−2", "−1", "0", "1", "2", "3", "4"]),
    (-4.0, 4.0, 4, ["−4", "−2", "0", "2", "4"]),
    (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0.0, 0.03, 5, ["0.000", "0.005", "0.010", "0.015", "0.020", "0.025", "0.030"]),
    (17.0, 1234.0, 6, ["200", "400", "600", "800", "1000", "1200"]),
    (-0.1, 0.1, 4, ["−0.10", "−0.05", "0.00", "0.05", "0.10"]),
  ])
  func ticksAreRound(_ axis: (low: Double, high: Double, count: Int, labels: [String])) {
    let ticks = AxisTicks(Plot.Axis("x", axis.low...axis.high), about: axis.count)
    #expect(ticks.ticks.map(\.label) == axis.labels)
  }

  @Test func powersOfTenAreLabelledAlike() {
    let ticks = AxisTicks(Plot.Axis("h", 1e-12...1, .logarithmic), about: 5)
    #expect(ticks.ticks.map(\.label) == ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"])
    #expect(ticks.position(of: 1e-6) == 0.5)
    #expect(
      AxisTicks(Plot.Axis("h", 0.01...10, .logarithmic), about: 5).ticks.map(\.label) == [
        "0.01", "0.1", "1", "10",
      ])
  }

  @Test func anAxisWithoutExtentIsDrawnAllTheSame() {
    let ticks = AxisTicks(Plot.Axis("x", 3...3), about: 5)
    #expect(ticks.ticks.map(\.label) == ["3.000"])
    #expect(ticks.position(of: 3) == 0.5)
  }

  @Test func linesAreCutAtTheFrame() {
    let pieces = Clipping.pieces(of: [(-1, 0.5), (0.5, 0.5), (0.5, 2), (0.5, .nan), (0.2, 0.2), (0.4, 0.2)])
    #expect(pieces.count == 2)
    #expect(pieces[0].map(\.x) == [0, 0.5, 0.5] && pieces[0].map(\.y) == [0.5, 0.5, 1])
    #expect(pieces[1].map(\.x) == [0.2, 0.4])
    #expect(Clipping.pieces(of: [(-1, -1), (2, -1)]).isEmpty)
  }

  @Test func contoursLieWhereTheFunctionHasTheirHeight() {
    // x² + y² on a grid from −2 to 2: the line at 1 is the unit circle, in one closed piece.
    let side = 41
    let values = (0..<side).map { row in
      (0..<side).map { column -> Double in
        let x = -2 + Double(column) / 10
        let y = -2 + Double(row) / 10
        return x * x + y * y
      }
    }
    let lines = Contours.lines(values, at: 1)
    #expect(lines.count == 1)
    for point in lines[0] {
      let x = -2 + point.x / 10
      let y = -2 + point.y / 10
      #expect((x * x + y * y - 1).magnitude < 0.01)
    }
    #expect(lines[0].first?.x == lines[0].last?.x && lines[0].first?.y == lines[0].last?.y)
    #expect(Contours.lines([[0, 1], [1, 0]], at: 0.5).count == 2)
    #expect(Contours.lines([[.nan, 1], [1, 0]], at: 0.5).isEmpty)
  }

  @Test func picturesOfPixelsCanBeUnpacked() {
    let pixels = (0..<3 * 300 * 100).map { UInt8($0 % 251) }
    let file = PNG.file(width: 300, height: 100, pixels: pixels)
    // Signature, IHDR of 25 bytes, then IDAT: its data is zlib's.
    let length = file[33..<37].reduce(0) { $0 << 8 | Int($1) }
    let rows = Inflate.zlib(file[41..<41 + length])
    #expect(rows?.count == 100 * 901)
    #expect(rows.map { Array($0[1..<901]) } == Array(pixels[..<900]))
    #expect(file.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }

  @Test(arguments: [
    (-0.5, NumberStyle.significant(3), "−0.5"), (4.54e-5, .significant(3), "4.54·10⁻⁵"),
    (1.5e20, .significant(6), "1.5·10²⁰"), (.infinity, .shortest, "inf"), (-.infinity, .shortest, "−inf"),
    (.nan, .decimals(2), "nan"), (0.949, .percent(1), "94.9%"),
  ])
  func numbersAreSetWithRealMinusAndPowers(_ number: (value: Double, style: NumberStyle, text: String)) {
    #expect(NumberSetting.text(number.value, number.style) == number.text)
  }

  @Test func pointsOfAColumnAreLinedUp() {
    let padded = NumberSetting.aligned(33, .significant(6), fraction: 4).map(\.plainText)
    #expect(padded == ["33", ".000"])
    #expect(NumberSetting.aligned(3.1, .significant(6), fraction: 4).map(\.plainText) == ["3.1", "00"])
  }

  @Test func picturesAreSaidInWords() {
    let words = PictureWords(
      words: Words(language: .english), formulas: FormulaPrinter(language: .english, isForPDF: false))
    let picture = GraphPicture(
      nodes: [
        .init(id: 0, label: "b", value: 3, gradient: 6, layer: 0),
        .init(id: 1, label: "u", formula: "b", value: 3, layer: 1),
      ],
      edges: [.init(from: 0, to: 1, derivative: 2)])
    #expect(
      words.graph(picture)
        == "Computation graph. Nodes: b, value 3, derivative 6; u is b, value 3. Edges: b to u, local derivative 2."
    )
  }
}
