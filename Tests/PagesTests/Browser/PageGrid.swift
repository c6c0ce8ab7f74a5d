import Foundation

/// How dark a printed page is, place by place: coarse enough for another version of a font, fine enough for a picture that
/// is missing or a column that has moved.
struct PageGrid {
  static let (columns, rows) = (32, 45)

  /// Darkness from 0, white, to 1, row by row.
  let cells: [Double]

  /// Draws pages of a PDF file with poppler; nil where that gives none.
  static func pages(of file: URL) throws -> [PageGrid] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("grid-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Poppler.run("pdftoppm", "-r", "60", "-gray", file.path, folder.path + "/page")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap {
      PageGrid(graymap: [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
    }
  }

  /// From a picture in the format PGM, binary, a byte a pixel.
  private init?(graymap bytes: [UInt8]) {
    var index = 0
    var words: [String] = []
    while words.count < 4, index < bytes.count {
      let word = bytes[index...].prefix { $0 > 0x20 }
      index += word.count + 1
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    }
    guard words.count == 4, words[0] == "P5", let width = Int(words[1]), let height = Int(words[2]),
      bytes.count - index >= width * height
    else { return nil }
    var sums = Array(repeating: 0.0, count: PageGrid.columns * PageGrid.rows)
    var counts = sums
    for y in 0..<height {
      for x in 0..<width {
        let cell = y * PageGrid.rows / height * PageGrid.columns + x * PageGrid.columns / width
        sums[cell] += 1 - Double(bytes[index + y * width + x]) / 255
        counts[cell] += 1
      }
    }
    cells = zip(sums, counts).map { $0 / max($1, 1) }
  }

  // MARK: As text

  private static let shades = Array(" .:-=+*%@#")

  /// A line for a row, ten shades; half of a page is seldom darker than a fifth.
  var text: String {
    let rows = stride(from: 0, to: cells.count, by: PageGrid.columns).map { start in
      String(
        cells[start..<start + PageGrid.columns].map { cell in
          PageGrid.shades[min(PageGrid.shades.count - 1, Int((cell * 20).rounded()))]
        })
    }
    return rows.map { "|\($0)|\n" }.joined()
  }

  init?(text: String) {
    let shades = text.split(separator: "\n").flatMap { $0.dropFirst().dropLast() }
    cells = shades.compactMap { shade in
      PageGrid.shades.firstIndex(of: shade).map { Double($0) / 20 }
    }
    guard cells.count == PageGrid.columns * PageGrid.rows, shades.count == cells.count else { return nil }
  }

  // MARK: Comparing

  /// How far two pages are apart, for every ink on them: 0 where they are one, about 1 where they have nothing to do
  /// with each other. Each place is compared with what is around it, so that a line may move by a part of its height.
  func distance(to other: PageGrid) -> Double {
    let (one, two) = (smoothed, other.smoothed)
    let ink = zip(one, two).reduce(0) { $0 + $1.0 + $1.1 } / 2
    return zip(one, two).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / max(ink, 1)
  }

  private var smoothed: [Double] {
    (0..<PageGrid.rows).flatMap { row in
      (0..<PageGrid.columns).map { column in
        var (sum, count) = (0.0, 0.0)
        for y in max(0, row - 1)...min(PageGrid.rows - 1, row + 1) {
          for x in max(0, column - 1)...min(PageGrid.columns - 1, column + 1) {
            sum += min(cells[y * PageGrid.columns + x], 0.45)
            count += 1
          }
        }
        return sum / count
      }
    }
  }
}
